/// Events and markets: what can be traded and what it last cost.
@CheckReturnValue
package io.prescient.market;

import com.google.errorprone.annotations.CheckReturnValue;
