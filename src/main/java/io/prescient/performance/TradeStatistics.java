package io.prescient.performance;

import io.prescient.money.Money;
import io.prescient.money.Ratio;
import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Statistics of the trades of a period. A position counts as closed if it is fully closed or settled at the end
/// of the period and its last shares left within the period. A corrected settlement therefore counts once, with
/// its final result.
public record TradeStatistics(
        @Schema(description = "Trades executed in the period; each opened one position")
        long tradeCount,

        @Schema(description = "Positions fully closed or settled in the period")
        long closedPositionCount,

        @Schema(description = "Closed positions with a profit over all their parts")
        long winCount,

        @Schema(description = "Closed positions with a loss")
        long lossCount,

        @Schema(description = "win_count / closed_position_count; null without a closed position", nullable = true)
        @Nullable
        Ratio winRate,

        @Schema(
                description = "Profit factor (Kaufman, Trading Systems and Methods): sum of all profits / sum of all "
                        + "losses of closed positions; null without a loss",
                nullable = true)
        @Nullable
        Statistic profitFactor,

        @Schema(
                description = "Mean profit of the closed positions with a profit, dollars; null without one",
                nullable = true)
        @Nullable
        Money avgWin,

        @Schema(
                description =
                        "Mean result of the closed positions with a loss, dollars, so it is negative; null without one",
                nullable = true)
        @Nullable
        Money avgLoss,

        @Schema(
                description = "Expectancy (Tharp, Trade Your Way to Financial Freedom): mean profit of the closed "
                        + "positions, dollars = win rate * average win + loss rate * average loss; null without one",
                nullable = true)
        @Nullable
        Money avgTradePnl,

        @Schema(
                description = "Mean time from the entry to the exit of the last shares of the closed positions, whole "
                        + "seconds; null without one",
                nullable = true)
        @Nullable
        Long avgHoldingSeconds,

        @Schema(description = "Profit realized in the period, including partial sales and corrections, dollars")
        Money realizedPnl) {

    static TradeStatistics of(Row row) {
        long closed = row.getLong("closed");
        long winners = row.getLong("winners");
        long losers = row.getLong("losers");
        var won = Rows.money(row, "won");
        var lost = Rows.money(row, "lost");
        return new TradeStatistics(
                row.getLong("trades"),
                closed,
                winners,
                losers,
                closed == 0 ? null : Ratio.of(winners, closed),
                Statistic.of(FloatingPoint.quotient(won, lost.negated())),
                mean(won, winners),
                mean(lost, losers),
                mean(won.plus(lost), closed),
                row.getLong("holding_seconds"),
                Rows.money(row, "realized_pnl"));
    }

    MetricNotes explain(MetricNotes notes) {
        return notes.where("win_rate", winRate, "no position closed in the period")
                .where(
                        "profit_factor",
                        profitFactor,
                        lossCount == 0 ? "no position ended with a loss" : "the value is too large")
                .where("avg_win", avgWin, "no position ended with a profit")
                .where("avg_loss", avgLoss, "no position ended with a loss")
                .where("avg_trade_pnl", avgTradePnl, "no position closed in the period")
                .where("avg_holding_seconds", avgHoldingSeconds, "no position closed in the period");
    }

    private static @Nullable Money mean(Money sum, long count) {
        return count == 0 ? null : sum.averageOver(count);
    }
}
