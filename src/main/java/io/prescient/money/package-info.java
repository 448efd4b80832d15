/// The numbers that must never be mixed up: money, shares and prices, with every rounding named.
@CheckReturnValue
@NullMarked
package io.prescient.money;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
