/// Portfolios: paper trading accounts with their cash, strategy, limits and status.
@CheckReturnValue
package io.prescient.portfolio;

import com.google.errorprone.annotations.CheckReturnValue;
