package io.prescient.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.prescient.http.RowValues;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Rows;
import io.prescient.money.Shares;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A journal entry as the API shows it; members that say nothing about this kind are absent.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JournalEntryView(
        @Schema(description = "1, 2, 3, … without a hole") long seq,

        @Schema(description = "When it was booked, by the service's clock, but never before the entry before it")
        Instant at,

        EntryType kind,
        @Schema(description = "Dollars into or out of cash") Money cash,

        @Schema(description = "Dollars into or out of total_invested")
        Money cost,

        @Schema(description = "Profit that became final; for trades cash = realized_pnl - cost")
        Money realizedPnl,

        @Schema(description = "Shares into or out of the position")
        Shares shares,

        @Schema(description = "1 opened the position, -1 ended it, 0 neither")
        int positions,

        @Schema(description = "The whole profit of the position whose end this books or undoes")
        Money lotPnl,

        String tradeId,
        String marketId,
        Price price,
        Integer settlementVersion,

        @Schema(description = "The Idempotency-Key of the request that caused it")
        String requestKey,

        String reason) {

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
