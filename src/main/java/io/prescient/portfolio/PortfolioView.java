package io.prescient.portfolio;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.prescient.money.Money;
import io.prescient.money.Ratio;
import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A portfolio in API responses: the stored totals and the value of its open positions at current prices. Amounts are
/// in dollars.
public record PortfolioView(
        long portfolioId,
        String name,
        String description,
        String strategyType,

        @JsonRawValue @Schema(type = SchemaType.OBJECT, implementation = Object.class)
        String strategyConfig,

        PortfolioStatus status,

        @Schema(description = "Sequence number of the newest journal entry; the ETag")
        long seq,

        Money initialBalance,
        Money totalDeposits,
        Money totalWithdrawals,
        @Schema(description = "Cash") Money currentBalance,
        @Schema(description = "Cost of the open positions") Money totalInvested,

        @Schema(description = "Equity: current_balance plus the value of the open positions")
        Money totalValue,

        @Schema(description = "Value of the open positions at current prices, minus their cost")
        Money unrealizedPnl,

        @Schema(description = "Proceeds minus cost of all shares that were sold or settled")
        Money realizedPnl,

        @Schema(description = "realized_pnl + unrealized_pnl")
        Money totalProfitLoss,

        int openPositionCount,

        @Schema(description = "Executed trades; each opened one position")
        int tradeCount,

        @Schema(description = "Positions that were fully closed or settled with a profit")
        int winCount,

        @Schema(description = "Positions that were fully closed or settled with a loss")
        int lossCount,

        @Schema(
                description = "win_count divided by the number of fully closed or settled positions, 0 to 1; null if "
                        + "there is none",
                nullable = true)
        Ratio winRate,

        @Schema(
                description = "Mean profit of fully closed or settled positions; null if there is none",
                nullable = true)
        Money avgTradePnl,

        @Schema(
                description =
                        "Largest fall of total_profit_loss from a peak, in dollars, over all recorded points and now")
        Money maxDrawdownAmount,

        @Schema(description = "null is no limit", nullable = true)
        Money maxPositionSize,

        @Schema(description = "null is no limit", nullable = true)
        Money maxTotalExposure,

        @Schema(description = "null is no limit", nullable = true)
        Integer maxPositions,

        @Schema(description = "Instant of the newest price used; null if no open position has a price", nullable = true)
        Instant lastPriceAt,

        @Schema(description = "Age of the oldest price used; null if no open position has a price", nullable = true)
        Long oldestMarkAgeSeconds,

        @Schema(description = "Open positions without a price; they are valued at cost")
        long unpricedPositionCount,

        @Schema(description = "Trade ids of the first 100 open positions without a price")
        List<String> unpricedTradeIds,

        Instant createdAt,
        Instant updatedAt,
        Instant lastTradeAt) {

    static PortfolioView of(Row row, Instant now) {
        int closed = row.getInteger("closed_position_count");
        var oldestMark = Rows.nullableInstant(row, "oldest_mark_at");
        return new PortfolioView(
                row.getLong("portfolio_id"),
                row.getString("name"),
                row.getString("description"),
                row.getString("strategy_type"),
                row.getString("config"),
                PortfolioStatus.valueOf(row.getString("status")),
                row.getLong("seq"),
                Rows.money(row, "initial_balance"),
                Rows.money(row, "total_deposits"),
                Rows.money(row, "total_withdrawals"),
                Rows.money(row, "current_balance"),
                Rows.money(row, "total_invested"),
                Rows.money(row, "total_value"),
                Rows.money(row, "unrealized_pnl"),
                Rows.money(row, "realized_pnl"),
                Rows.money(row, "total_profit_loss"),
                row.getInteger("open_position_count"),
                row.getInteger("trade_count"),
                row.getInteger("total_winning_trades"),
                row.getInteger("total_losing_trades"),
                closed == 0 ? null : Ratio.of(row.getInteger("total_winning_trades"), closed),
                closed == 0 ? null : Rows.money(row, "closed_pnl").averageOver(closed),
                Rows.money(row, "max_drawdown_amount"),
                Rows.nullableMoney(row, "max_position_size"),
                Rows.nullableMoney(row, "max_total_exposure"),
                row.getInteger("max_positions"),
                Rows.nullableInstant(row, "newest_mark_at"),
                oldestMark == null
                        ? null
                        : Math.max(0, Duration.between(oldestMark, now).toSeconds()),
                row.getLong("unpriced_position_count"),
                List.of(row.getArrayOfStrings("unpriced_trade_ids")),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "last_updated"),
                Rows.nullableInstant(row, "last_trade_at"));
    }
}
