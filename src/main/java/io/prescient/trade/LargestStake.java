package io.prescient.trade;

import io.prescient.money.Money;
import io.prescient.web.Problem;
import java.util.function.Function;

/// The largest stake that a decision admits, and why it refuses one cent more. Found by asking the decision itself,
/// some
/// fifty times: there is no second reckoning that could disagree with it.
///
/// Every rule but one refuses all that is more than what it refuses. Where the range of the books binds, a half cent
/// that
/// is rounded to the even one may let every other stake pass; so a stake counts together with the next one.
record LargestStake(Money amount, Problem beyond) {
    private static final long MOST = Money.MOST.cents();

    static LargestStake of(Function<Money, TradeDecision> decide) {
        long passes = 0;
        long fails = MOST;
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
        return new LargestStake(Money.ofCents(largest), beyond.problem());
    }

    private static boolean isAdmitted(Function<Money, TradeDecision> decide, long cents) {
        return decide.apply(Money.ofCents(cents)) instanceof TradeDecision.Buy;
    }
}
