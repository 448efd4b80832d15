/// Strategies and cycles. A strategy selects markets and proposes trades; a cycle executes the proposals of a strategy
/// for a portfolio.
@CheckReturnValue
@NullMarked
package io.prescient.strategy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
