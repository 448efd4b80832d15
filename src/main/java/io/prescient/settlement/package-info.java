/// Settlement: outcomes of markets, payouts and corrections.
@CheckReturnValue
@NullMarked
package io.prescient.settlement;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
