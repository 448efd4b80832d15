package io.prescient.trade;

import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.portfolio.Limits;
import io.prescient.portfolio.Totals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes how a trade would use each limit of a portfolio, in the order in which limits are checked.
final class LimitUsages {
    private LimitUsages() {}

    /// Returns the usage of each limit that the portfolio has.
    ///
    /// @param amount amount of the trade in dollars
    /// @param price dollars per share; without a tradable price `range` is left out
    static List<LimitUsage> of(Totals totals, Limits limits, Money amount, @Nullable Price price) {
        var usages = new ArrayList<LimitUsage>();
        usages.add(LimitUsage.of(Limit.cash, totals.currentBalance(), Money.ZERO, () -> amount));
        if (limits.maxPositionSize() != null) {
            usages.add(LimitUsage.of(Limit.max_position_size, limits.maxPositionSize(), Money.ZERO, () -> amount));
        }
        if (limits.maxTotalExposure() != null) {
            var used = totals.totalInvested();
            usages.add(
                    LimitUsage.of(Limit.max_total_exposure, limits.maxTotalExposure(), used, () -> used.plus(amount)));
        }
        if (limits.maxPositions() != null) {
            int used = totals.openPositionCount();
            usages.add(LimitUsage.of(Limit.max_positions, limits.maxPositions(), used, used + 1));
        }
        if (price != null && price.isTradable()) {
            usages.add(range(totals, amount, price));
        }
        return List.copyOf(usages);
    }

    private static LimitUsage range(Totals totals, Money amount, Price price) {
        return LimitUsage.of(
                Limit.range,
                Money.MAX,
                totals.mostAfter(Money.ZERO, Shares.ZERO),
                () -> totals.mostAfter(amount.negated(), amount.dividedBy(price)));
    }
}
