package io.prescient.trade;

import io.prescient.http.Problem;
import io.prescient.money.Money;
import java.util.function.Function;

/// The largest stake that a decision admits, and why it refuses one cent more. Found by asking the decision itself,
/// about a hundred times: there is no second reckoning that could disagree with it.
///
/// Every rule that refuses a stake refuses all larger ones, but for one: at the end of the books' range a half cent,
/// rounded to the even one, may let every other stake pass. So a stake counts together with the next one.
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
        var beyond = (TradeDecision.Refused) decide.apply(Money.ofCents(largest + 1));
        return new MaxTradeAmount(Money.ofCents(largest), beyond.problem());
    }

    private static boolean isAdmitted(Function<Money, TradeDecision> decide, long cents) {
        return decide.apply(Money.ofCents(cents)) instanceof TradeDecision.Buy;
    }
}
