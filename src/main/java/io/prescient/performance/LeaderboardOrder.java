package io.prescient.performance;

import java.math.BigDecimal;
import java.util.Comparator;

/// What portfolios are ordered by: the best first, those without the figure last, equals by id. Constants are
/// spelled as on the wire.
public enum LeaderboardOrder {
    total_return,
    time_weighted_return,
    total_profit_loss,
    max_drawdown,
    sharpe_ratio,
    win_rate,
    trade_count;

    /// Where a portfolio stands; the key is null where it has no such figure.
    record Place(BigDecimal key, long portfolioId) {}

    /// The cursor of a place in this order.
    String cursor(Place place) {
        return name() + "/" + (place.key == null ? "" : place.key.toPlainString()) + "/" + place.portfolioId;
    }

    /// The place that a cursor of this order tells.
    Place place(String cursor) {
        var parts = cursor.split("/", -1);
        if (!parts[0].equals(name())) {
            throw new IllegalArgumentException("is the cursor of another order");
        }
        return new Place(parts[1].isEmpty() ? null : new BigDecimal(parts[1]), Long.parseLong(parts[2]));
    }

    /// Whether only the looks of a portfolio can tell it.
    boolean needsLooks() {
        return this == time_weighted_return || this == max_drawdown || this == sharpe_ratio;
    }

    Place of(LeaderboardEntry standing) {
        return new Place(key(standing), standing.portfolioId());
    }

    Comparator<Place> order() {
        Comparator<BigDecimal> best =
                this == max_drawdown ? Comparator.naturalOrder() : Comparator.<BigDecimal>reverseOrder();
        return Comparator.comparing(Place::key, Comparator.nullsLast(best)).thenComparing(Place::portfolioId);
    }

    private BigDecimal key(LeaderboardEntry standing) {
        return switch (this) {
            case total_return -> value(standing.totalReturn());
            case time_weighted_return -> value(standing.timeWeightedReturn());
            case total_profit_loss -> standing.totalProfitLoss().dollars();
            case max_drawdown -> value(standing.maxDrawdown());
            case sharpe_ratio -> value(standing.sharpeRatio());
            case win_rate ->
                standing.winRate() == null ? null : standing.winRate().value();
            case trade_count -> BigDecimal.valueOf(standing.tradeCount());
        };
    }

    private static BigDecimal value(Statistic statistic) {
        return statistic == null ? null : statistic.value();
    }
}
