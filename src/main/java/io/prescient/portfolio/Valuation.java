package io.prescient.portfolio;

import io.prescient.http.RowValues;
import io.prescient.money.Money;
import io.prescient.money.Rows;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a portfolio is worth at the present prices; `portfolio_values` says the same.
@RegisterForReflection
public record Valuation(
        long portfolioId,

        @Schema(description = "The newest journal entry that is in it")
        long seq,

        @Schema(description = "When it was reckoned") Instant asOf,

        @Schema(description = "Equity: cash + value of the open positions")
        Money totalValue,

        @Schema(description = "Value of the open positions; without a price at cost")
        Money positionsValue,

        @Schema(description = "Value - cost of the open positions")
        Money unrealizedPnl,

        @Schema(description = "realized_pnl + unrealized_pnl")
        Money totalProfitLoss,

        @Schema(description = "Open positions without a price")
        long unpricedPositionCount,

        @Schema(description = "Newest price among the marks used; null without a priced position", nullable = true)
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
                RowValues.instant(row, "newest_mark_at"));
    }

    /// A mark is told if one of these is another than in the mark before.
    public List<Money> figures() {
        return List.of(totalValue, unrealizedPnl, totalProfitLoss);
    }
}
