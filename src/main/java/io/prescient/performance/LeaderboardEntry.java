package io.prescient.performance;

import io.prescient.money.Money;
import io.prescient.money.Ratio;
import io.prescient.persistence.Rows;
import io.prescient.portfolio.PortfolioStatus;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One portfolio of the leaderboard. Its metrics are those of its performance since it was opened. The drawdown is
/// the exception: computing it from every price of every portfolio would take too long.
public record LeaderboardEntry(
        long portfolioId,
        String name,
        String strategyType,
        PortfolioStatus status,
        @Schema(description = "Current equity, dollars") Money totalValue,

        @Schema(description = "Current realized and unrealized profit or loss, dollars")
        Money totalProfitLoss,

        @Schema(nullable = true, description = "total_profit_loss / (initial_balance + total_deposits)") @Nullable
        Statistic totalReturn,

        @Schema(nullable = true, description = "As in `GET /v1/portfolios/{id}/performance`") @Nullable
        Statistic timeWeightedReturn,

        @Schema(
                nullable = true,
                description = "Largest fall of the time-weighted index from its peak, as a ratio. It is sampled at UTC "
                        + "midnights, daily points of the history, deposits, withdrawals, the opening and now. The "
                        + "performance of the portfolio uses every price, so its drawdown is at least as large")
        @Nullable
        Statistic maxDrawdown,

        @Schema(nullable = true, description = "As in `GET /v1/portfolios/{id}/performance`") @Nullable
        Statistic sharpeRatio,

        @Schema(nullable = true, description = "Positions with a profit / positions fully closed or settled") @Nullable
        Ratio winRate,

        int tradeCount) {

    /// Reads a row of `portfolio_values`. The metrics that need the past values are null.
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

    LeaderboardEntry measured(List<ValuationInstant> instants) {
        var returns = new TimeWeightedReturn(instants);
        return new LeaderboardEntry(
                portfolioId,
                name,
                strategyType,
                status,
                totalValue,
                totalProfitLoss,
                totalReturn,
                Statistic.of(returns.timeWeighted()),
                Statistic.of(returns.drawdown().ratio()),
                Statistic.of(Risk.sharpe(returns.daily())),
                winRate,
                tradeCount);
    }
}
