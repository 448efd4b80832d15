package io.prescient.signal;

import io.prescient.commit.RowQuery;
import io.prescient.commit.RowType;
import io.prescient.commit.Write;
import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Volume;
import io.prescient.persistence.Columns;
import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;

/// Reads and writes signals for decisions.
final class SignalRows {
    record Key(long portfolioId, long signalId) {}

    static final RowType<Long, Signal> SIGNALS = RowType.of(
            4,
            signal -> signal.portfolioId,
            signal -> signal.id,
            Write.insert(
                    "trading_signals",
                    withState(new Columns<Signal>()
                            .bigint("id", signal -> signal.id)
                            .bigint("portfolio_id", signal -> signal.portfolioId)
                            .text("strategy_type", signal -> signal.strategyType)
                            .timestamptz("timestamp", signal -> signal.timestamp)
                            .text("market_id", signal -> signal.marketId)
                            .text("market_question", signal -> signal.marketQuestion)
                            .name("action", signal -> signal.action)
                            .numeric("target_price", signal -> signal.targetPrice, Price::dollars)
                            .numeric("amount", signal -> signal.amount, Money::dollars)
                            .numeric("confidence", signal -> signal.confidence, Ratio::value)
                            .text("reason", signal -> signal.reason)
                            .numeric("yes_price", signal -> signal.yesPrice, Price::dollars)
                            .numeric("no_price", signal -> signal.noPrice, Price::dollars)
                            .numeric("market_liquidity", signal -> signal.marketLiquidity, Volume::dollars)
                            .numeric("market_volume", signal -> signal.marketVolume, Volume::dollars)
                            .text("event_id", signal -> signal.eventId)
                            .text("event_title", signal -> signal.eventTitle)
                            .timestamptz("event_end_date", signal -> signal.eventEndDate)
                            .timestamptz("expires_at", signal -> signal.expiresAt))),
            Write.update("trading_signals", 1, withState(new Columns<Signal>().bigint("id", signal -> signal.id))));

    /// Signals under their row locks, so that they cannot be archived.
    static final RowQuery<Key, Signal> BY_ID = RowQuery.byKey(
            SIGNALS,
            "trading_signals",
            "t.*",
            "FOR UPDATE",
            new Columns<Key>().bigint("portfolio_id", Key::portfolioId).bigint("id", Key::signalId),
            SignalRows::read);

    private SignalRows() {}

    private static Columns<Signal> withState(Columns<Signal> columns) {
        return columns.name("status", signal -> signal.status)
                .timestamptz("decided_at", signal -> signal.decidedAt)
                .text("trade_id", signal -> signal.tradeId)
                .text("code", signal -> signal.code)
                .text("detail", signal -> signal.detail);
    }

    private static Signal read(Row row) {
        var signal = new Signal();
        signal.id = row.getLong("id");
        signal.portfolioId = row.getLong("portfolio_id");
        signal.strategyType = row.getString("strategy_type");
        signal.timestamp = Rows.instant(row, "timestamp");
        signal.marketId = row.getString("market_id");
        signal.marketQuestion = row.getString("market_question");
        signal.action = TradeAction.valueOf(row.getString("action"));
        signal.targetPrice = Rows.nullablePrice(row, "target_price");
        signal.amount = Rows.money(row, "amount");
        signal.confidence = Rows.nullableRatio(row, "confidence");
        signal.reason = row.getString("reason");
        signal.expiresAt = Rows.nullableInstant(row, "expires_at");
        signal.status = SignalStatus.valueOf(row.getString("status"));
        signal.decidedAt = Rows.nullableInstant(row, "decided_at");
        signal.tradeId = row.getString("trade_id");
        signal.code = row.getString("code");
        signal.detail = row.getString("detail");
        return signal;
    }
}
