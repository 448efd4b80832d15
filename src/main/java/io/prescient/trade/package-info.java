/// The act of trading: the only way into a position.
@CheckReturnValue
package io.prescient.trade;

import com.google.errorprone.annotations.CheckReturnValue;
