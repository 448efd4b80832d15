package io.prescient.portfolio;

import io.prescient.money.Money;
import io.prescient.persistence.Rows;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Value of a portfolio at current prices, in dollars. The view `portfolio_values` computes the same amounts.
@RegisterForReflection
public record Valuation(
        long portfolioId,

        @Schema(description = "Sequence number of the newest journal entry that is included")
        long seq,

        @Schema(description = "Instant of the valuation") Instant asOf,

        @Schema(description = "Equity: cash plus the value of the open positions")
        Money totalValue,

        @Schema(description = "Value of the open positions; those without a price are valued at cost")
        Money positionsValue,

        @Schema(description = "Value of the open positions, minus their cost")
        Money unrealizedPnl,

        @Schema(description = "realized_pnl + unrealized_pnl")
        Money totalProfitLoss,

        @Schema(description = "Open positions without a price")
        long unpricedPositionCount,

        @Schema(description = "Instant of the newest price used; null if no open position has a price", nullable = true)
        Instant lastPriceAt) {

    static Valuation of(Row row, Instant asOf) {
        return new Valuation(
                row.getLong("portfolio_id"),
                row.getLong("seq"),
                asOf,
                Rows.money(row, "total_value"),
                Rows.money(row, "positions_value"),
                Rows.money(row, "unrealized_pnl"),
                Rows.money(row, "total_profit_loss"),
                row.getLong("unpriced_position_count"),
                Rows.nullableInstant(row, "newest_mark_at"));
    }

    /// Returns the amounts whose change makes a stream send a new valuation.
    public List<Money> amounts() {
        return List.of(totalValue, unrealizedPnl, totalProfitLoss);
    }
}
