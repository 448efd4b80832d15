package io.prescient.performance;

import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.persistence.Rows;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An open position as of a point in time, with its mark price and value.
@RegisterForReflection
public record OpenPosition(
        @Schema(description = "Trade that opened the position")
        String tradeId,

        @Schema(description = "Seq of the journal entry that opened the position")
        long seq,

        String marketId,
        TradeAction action,
        Price entryPrice,
        Instant enteredAt,
        Shares openShares,
        Money costBasis,

        @Schema(description = "open_shares * mark_price, rounded half-even to cents; the cost if there is no price")
        Money value,

        @Schema(description = "value - cost_basis") Money unrealizedPnl,

        @Schema(
                description =
                        "Price of its side in the newest observation of the market at or before as_of, dollars per share",
                nullable = true)
        @Nullable
        Price markPrice,

        @Schema(description = "When mark_price was observed", nullable = true) @Nullable
        Instant markedAt,

        @Schema(description = "Seconds from marked_at to as_of", nullable = true) @Nullable
        Long markAgeSeconds,

        @Schema(description = "Whether there is no observed price, so that the position is valued at cost")
        boolean unpriced) {

    /// Reads a row of `positions_as_of`.
    static OpenPosition of(Row row, Instant asOf) {
        var cost = Rows.money(row, "cost_basis");
        var value = Rows.money(row, "value");
        var markedAt = Rows.nullableInstant(row, "marked_at");
        return new OpenPosition(
                row.getString("trade_id"),
                row.getLong("lot_seq"),
                row.getString("market_id"),
                TradeAction.valueOf(row.getString("action")),
                Rows.price(row, "entry_price"),
                Rows.instant(row, "entry_timestamp"),
                new Shares(row.getBigDecimal("open_shares")),
                cost,
                value,
                value.minus(cost),
                Rows.nullablePrice(row, "price"),
                markedAt,
                markedAt == null ? null : Duration.between(markedAt, asOf).toSeconds(),
                row.getBigDecimal("price") == null);
    }
}
