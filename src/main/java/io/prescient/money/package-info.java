/// Exact number types (money, shares, prices, ratios) and every rounding between them.
@CheckReturnValue
@NullMarked
package io.prescient.money;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
