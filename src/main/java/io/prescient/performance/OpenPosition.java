package io.prescient.performance;

import io.prescient.http.RowValues;
import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Rows;
import io.prescient.money.Shares;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A position as it was held at a moment, with the mark that it was worth.
@RegisterForReflection
public record OpenPosition(
        @Schema(description = "The trade that opened it") String tradeId,

        @Schema(description = "Seq of the journal entry that opened it")
        long seq,

        String marketId,
        TradeAction action,
        Price entryPrice,
        Instant enteredAt,
        Shares openShares,
        Money costBasis,

        @Schema(description = "open_shares * mark_price, half-even to cents; without a price the cost")
        Money value,

        @Schema(description = "value - cost_basis") Money unrealizedPnl,

        @Schema(
                description = "Price of its side in the market's newest observation at or before the moment",
                nullable = true)
        Price markPrice,

        @Schema(description = "When that was observed", nullable = true)
        Instant markedAt,

        @Schema(description = "How old the mark was at the moment", nullable = true)
        Long markAgeSeconds,

        @Schema(description = "Without an observed price: valued at cost")
        boolean unpriced) {

    /// Of a row of `positions_as_of`.
    static OpenPosition of(Row row, Instant moment) {
        var cost = Rows.money(row, "cost_basis");
        var value = Rows.money(row, "value");
        var markedAt = RowValues.instant(row, "marked_at");
        return new OpenPosition(
                row.getString("trade_id"),
                row.getLong("lot_seq"),
                row.getString("market_id"),
                TradeAction.valueOf(row.getString("action")),
                Rows.price(row, "entry_price"),
                RowValues.instant(row, "entry_timestamp"),
                new Shares(row.getBigDecimal("open_shares")),
                cost,
                value,
                value.minus(cost),
                Rows.price(row, "price"),
                markedAt,
                markedAt == null ? null : Duration.between(markedAt, moment).toSeconds(),
                row.getBigDecimal("price") == null);
    }
}
