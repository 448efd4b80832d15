package io.prescient.performance;

import io.prescient.money.Money;
import io.prescient.money.Ratio;
import io.prescient.money.Rows;
import io.prescient.portfolio.PortfolioStatus;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A portfolio's place among the others. The figures are those of its performance since it was opened, but
/// for the drawdown, for which a board of many cannot look at every price.
public record LeaderboardEntry(
        long portfolioId,
        String name,
        String strategyType,
        PortfolioStatus status,
        @Schema(description = "Equity now") Money totalValue,

        @Schema(description = "total_profit_loss now, dollars")
        Money totalProfitLoss,

        @Schema(nullable = true, description = "total_profit_loss / (initial_balance + total_deposits)")
        Statistic totalReturn,

        @Schema(nullable = true, description = "As in the performance of the portfolio")
        Statistic timeWeightedReturn,

        @Schema(
                nullable = true,
                description =
                        "Ratio of the largest fall of the time-weighted index between UTC midnights, daily points of the "
                                + "history, deposits, withdrawals, the opening and now; the smallest is best. The performance "
                                + "of the portfolio sees every price, so its fall is as large or larger")
        Statistic maxDrawdown,

        @Schema(nullable = true, description = "As in the performance of the portfolio")
        Statistic sharpeRatio,

        @Schema(nullable = true, description = "Won positions / positions wholly closed or settled")
        Ratio winRate,

        int tradeCount) {

    /// Of a row of `portfolio_values`, without what only its looks can tell.
    static LeaderboardEntry of(Row row) {
        var totalReturn = row.getDouble("total_return");
        int closed = row.getInteger("closed_position_count");
        return new LeaderboardEntry(
                row.getLong("portfolio_id"),
                row.getString("name"),
                row.getString("strategy_type"),
                PortfolioStatus.valueOf(row.getString("status")),
                Rows.money(row, "total_value"),
                Rows.money(row, "total_profit_loss"),
                Statistic.of(totalReturn == null ? Double.NaN : totalReturn),
                null,
                null,
                null,
                closed == 0 ? null : Ratio.of(row.getInteger("total_winning_trades"), closed),
                row.getInteger("trade_count"));
    }

    LeaderboardEntry measured(List<ValuationInstant> looks) {
        var growth = new TimeWeightedReturn(looks);
        return new LeaderboardEntry(
                portfolioId,
                name,
                strategyType,
                status,
                totalValue,
                totalProfitLoss,
                totalReturn,
                Statistic.of(growth.timeWeighted()),
                Statistic.of(growth.drawdown().ratio()),
                Statistic.of(Risk.sharpe(growth.daily())),
                winRate,
                tradeCount);
    }
}
