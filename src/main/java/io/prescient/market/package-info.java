/// Events and markets: the questions that portfolios trade on, and their current prices.
@CheckReturnValue
package io.prescient.market;

import com.google.errorprone.annotations.CheckReturnValue;
