package io.prescient.journal;

import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A journal entry in API responses. Members that do not apply to its type are null.
public record JournalEntryView(
        @Schema(description = "Sequence number: 1, 2, 3, … without gaps")
        long seq,

        @Schema(description = "Time of the server's clock; never earlier than that of the previous entry")
        Instant recordedAt,

        EntryType type,

        @Schema(description = "Change of current_balance, in dollars")
        Money cash,

        @Schema(description = "Change of total_invested, in dollars")
        Money cost,

        @Schema(description = "Change of realized_pnl, in dollars. For trades: cash = realized_pnl - cost.")
        Money realizedPnl,

        @Schema(description = "Change of the position's shares")
        Shares shares,

        @Schema(description = "1 if the entry opens or reopens a position, -1 if it ends one, else 0")
        int openPositionChange,

        @Schema(
                description =
                        "Total profit or loss of the position, in dollars, if the entry ends or reopens it; else null",
                nullable = true)
        Money positionPnl,

        @Schema(nullable = true) String tradeId,
        @Schema(nullable = true) String marketId,
        @Schema(nullable = true) Price price,
        @Schema(nullable = true) Integer settlementVersion,

        @Schema(description = "The Idempotency-Key of the request that caused it", nullable = true)
        String requestKey,

        @Schema(nullable = true) String reason) {

    public static JournalEntryView of(JournalEntry entry) {
        return new JournalEntryView(
                entry.seq,
                entry.recordedAt,
                entry.type,
                entry.cash,
                entry.cost,
                entry.realizedPnl,
                entry.shares,
                entry.positionCount,
                entry.positionPnl,
                entry.tradeId,
                entry.marketId,
                entry.price,
                entry.settlementVersion,
                entry.requestKey,
                entry.reason);
    }

    static JournalEntryView of(Row row) {
        return new JournalEntryView(
                row.getLong("seq"),
                Rows.instant(row, "recorded_at"),
                EntryType.valueOf(row.getString("type")),
                Rows.money(row, "cash"),
                Rows.money(row, "cost"),
                Rows.money(row, "realized_pnl"),
                Rows.shares(row, "shares"),
                row.getInteger("position_count"),
                Rows.nullableMoney(row, "position_pnl"),
                row.getString("trade_id"),
                row.getString("market_id"),
                Rows.nullablePrice(row, "price"),
                row.getInteger("settlement_version"),
                row.getString("request_key"),
                row.getString("reason"));
    }
}
