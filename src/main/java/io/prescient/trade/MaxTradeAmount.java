package io.prescient.trade;

import io.prescient.http.Problem;
import io.prescient.money.Money;
import java.util.function.Function;

/// The maximum amount of a trade and the problem of one cent more. A binary search calls the decision itself about a
/// hundred times, so the result cannot differ from the decision.
///
/// A rule that rejects an amount rejects all larger ones, with one exception: at the end of the range of money,
/// half-even rounding may accept every second amount. The search therefore tests each amount together with the next.
///
/// @param amount dollars; 0 if every amount is rejected
/// @param beyond problem of the amount that is one cent larger
record MaxTradeAmount(Money amount, Problem beyond) {
    private static final long MAX_CENTS = Money.MAX.cents();

    static MaxTradeAmount of(Function<Money, TradeDecision> decide) {
        long passes = 0;
        long fails = MAX_CENTS;
        while (fails - passes > 1) {
            long middle = passes + (fails - passes) / 2;
            if (isAdmitted(decide, middle) || isAdmitted(decide, middle + 1)) {
                passes = middle;
            } else {
                fails = middle;
            }
        }
        long largest = isAdmitted(decide, passes + 1) ? passes + 1 : passes;
        var beyond = (TradeDecision.Rejected) decide.apply(Money.ofCents(largest + 1));
        return new MaxTradeAmount(Money.ofCents(largest), beyond.problem());
    }

    private static boolean isAdmitted(Function<Money, TradeDecision> decide, long cents) {
        return decide.apply(Money.ofCents(cents)) instanceof TradeDecision.Buy;
    }
}
