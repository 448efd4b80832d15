/// Events and markets: the questions that portfolios trade on, and their current prices.
@CheckReturnValue
@NullMarked
package io.prescient.market;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
