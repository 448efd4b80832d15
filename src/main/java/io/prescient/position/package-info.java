/// Positions of a portfolio, one for each trade, and their sale.
@CheckReturnValue
@NullMarked
package io.prescient.position;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
