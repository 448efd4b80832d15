/// How a market ends, and how that is corrected.
@CheckReturnValue
package io.prescient.settlement;

import com.google.errorprone.annotations.CheckReturnValue;
