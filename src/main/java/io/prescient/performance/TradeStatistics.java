package io.prescient.performance;

import io.prescient.money.Money;
import io.prescient.money.Ratio;
import io.prescient.money.Rows;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of the trades of a time. A position counts as ended where it stands wholly closed or settled as of
/// the end of the time and its last shares left within it; so a corrected settlement counts once, as it ended at
/// last.
public record TradeStatistics(
        @Schema(description = "Trades executed in the time; each opened one position")
        long tradeCount,

        @Schema(description = "Positions ended in the time") long closedPositionCount,

        @Schema(description = "Ended with a profit, over all their parts")
        long winCount,

        @Schema(description = "Ended with a loss") long lossCount,

        @Schema(description = "win_count / closed_position_count; null before the first", nullable = true)
        Ratio winRate,

        @Schema(
                description = "Sum of the winners' profits / sum of the losers' losses (Kaufman, Trading Systems and "
                        + "Methods); null without a loss",
                nullable = true)
        Statistic profitFactor,

        @Schema(description = "Sum of the winners' profits / win_count, dollars; null without one", nullable = true)
        Money avgWin,

        @Schema(
                description = "Sum of the losers' profits / loss_count, dollars, so it is negative; null without one",
                nullable = true)
        Money avgLoss,

        @Schema(
                description = "Mean profit of the ended positions, dollars: win rate * average win + loss rate * "
                        + "average loss (Tharp, Trade Your Way to Financial Freedom); null without one",
                nullable = true)
        Money avgTradePnl,

        @Schema(
                description = "Mean time from entry to the exit of the last shares of the ended positions, whole "
                        + "seconds; null without one",
                nullable = true)
        Long avgHoldingSeconds,

        @Schema(description = "Profit that became final in the time, sales of parts and corrections included, dollars")
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
        return notes.where("win_rate", winRate, "no position ended in the time")
                .where(
                        "profit_factor",
                        profitFactor,
                        lossCount == 0 ? "no position ended with a loss" : "beyond all measure")
                .where("avg_win", avgWin, "no position ended with a profit")
                .where("avg_loss", avgLoss, "no position ended with a loss")
                .where("avg_trade_pnl", avgTradePnl, "no position ended in the time")
                .where("avg_holding_seconds", avgHoldingSeconds, "no position ended in the time");
    }

    private static Money mean(Money sum, long count) {
        return count == 0 ? null : sum.averageOver(count);
    }
}
