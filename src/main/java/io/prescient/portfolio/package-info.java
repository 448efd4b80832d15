/// Portfolios: paper trading accounts with their cash, strategy, limits and status.
@CheckReturnValue
@NullMarked
package io.prescient.portfolio;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
