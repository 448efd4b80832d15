package io.prescient.journal;

import io.prescient.http.RowValues;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Rows;
import io.prescient.money.Shares;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A journal entry as the API shows it. Members that do not apply to its type are null.
public record JournalEntryView(
        @Schema(description = "1, 2, 3, … without a hole") long seq,

        @Schema(description = "By the clock of the server, but never earlier than the previous entry")
        Instant recordedAt,

        EntryType type,
        @Schema(description = "Dollars into or out of cash") Money cash,

        @Schema(description = "Dollars into or out of total_invested")
        Money cost,

        @Schema(description = "Profit that became final; for trades cash = realized_pnl - cost")
        Money realizedPnl,

        @Schema(description = "Shares into or out of the position")
        Shares shares,

        @Schema(description = "1: opened a position, -1: ended it, 0: neither")
        int openPositionChange,

        @Schema(
                description = "The whole profit or loss of the position that this entry ends, or whose end it reverses",
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
                RowValues.instant(row, "recorded_at"),
                EntryType.valueOf(row.getString("type")),
                Rows.money(row, "cash"),
                Rows.money(row, "cost"),
                Rows.money(row, "realized_pnl"),
                Rows.shares(row, "shares"),
                row.getInteger("position_count"),
                Rows.money(row, "position_pnl"),
                row.getString("trade_id"),
                row.getString("market_id"),
                Rows.price(row, "price"),
                row.getInteger("settlement_version"),
                row.getString("request_key"),
                row.getString("reason"));
    }
}
