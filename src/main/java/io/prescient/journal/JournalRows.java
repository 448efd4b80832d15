package io.prescient.journal;

import io.prescient.commit.RowType;
import io.prescient.commit.Write;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.persistence.Columns;

/// Writes journal entries.
public final class JournalRows {
    public static final RowType<Long, JournalEntry> ENTRIES = RowType.of(
            1,
            entry -> entry.portfolioId,
            entry -> entry.seq,
            Write.insert(
                    "journal_entries",
                    new Columns<JournalEntry>()
                            .bigint("portfolio_id", entry -> entry.portfolioId)
                            .bigint("seq", entry -> entry.seq)
                            .timestamptz("recorded_at", entry -> entry.recordedAt)
                            .name("type", entry -> entry.type)
                            .numeric("cash", entry -> entry.cash, Money::dollars)
                            .numeric("cost", entry -> entry.cost, Money::dollars)
                            .numeric("realized_pnl", entry -> entry.realizedPnl, Money::dollars)
                            .numeric("shares", entry -> entry.shares, Shares::count)
                            .integer("position_count", entry -> entry.positionCount)
                            .numeric("position_pnl", entry -> entry.positionPnl, Money::dollars)
                            .text("trade_id", entry -> entry.tradeId)
                            .text("market_id", entry -> entry.marketId)
                            .numeric("price", entry -> entry.price, Price::dollars)
                            .integer("settlement_version", entry -> entry.settlementVersion)
                            .text("request_key", entry -> entry.requestKey)
                            .text("reason", entry -> entry.reason)),
            null);

    private JournalRows() {}
}
