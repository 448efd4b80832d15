package io.prescient.performance;

import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The orders of the leaderboard: best first, portfolios without the metric last, equal ones by id. Constants are
/// spelled as in JSON.
public enum LeaderboardOrder {
    total_return,
    time_weighted_return,
    total_profit_loss,
    max_drawdown,
    sharpe_ratio,
    win_rate,
    trade_count;

    /// The sort position of a portfolio, with a key if the metric is defined.
    record Place(@Nullable BigDecimal key, long portfolioId) {}

    /// The cursor of a position in this order.
    String cursor(Place place) {
        return name() + "/" + (place.key == null ? "" : place.key.toPlainString()) + "/" + place.portfolioId;
    }

    /// The position that a cursor of this order encodes.
    Place place(String cursor) {
        var parts = cursor.split("/", -1);
        if (!parts[0].equals(name())) {
            throw new IllegalArgumentException("is the cursor of another order_by");
        }
        return new Place(parts[1].isEmpty() ? null : new BigDecimal(parts[1]), Long.parseLong(parts[2]));
    }

    /// Whether the order needs the past values of every portfolio.
    boolean needsInstants() {
        return this == time_weighted_return || this == max_drawdown || this == sharpe_ratio;
    }

    Place of(LeaderboardEntry entry) {
        return new Place(key(entry), entry.portfolioId());
    }

    Comparator<Place> order() {
        Comparator<BigDecimal> best =
                this == max_drawdown ? Comparator.naturalOrder() : Comparator.<BigDecimal>reverseOrder();
        return Comparator.comparing(Place::key, Comparator.nullsLast(best)).thenComparing(Place::portfolioId);
    }

    private @Nullable BigDecimal key(LeaderboardEntry entry) {
        return switch (this) {
            case total_return -> value(entry.totalReturn());
            case time_weighted_return -> value(entry.timeWeightedReturn());
            case total_profit_loss -> entry.totalProfitLoss().dollars();
            case max_drawdown -> value(entry.maxDrawdown());
            case sharpe_ratio -> value(entry.sharpeRatio());
            case win_rate -> entry.winRate() == null ? null : entry.winRate().value();
            case trade_count -> BigDecimal.valueOf(entry.tradeCount());
        };
    }

    private static @Nullable BigDecimal value(@Nullable Statistic statistic) {
        return statistic == null ? null : statistic.value();
    }
}
