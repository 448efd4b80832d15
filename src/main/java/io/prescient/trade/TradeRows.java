package io.prescient.trade;

import io.prescient.commit.RowType;
import io.prescient.commit.Write;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Shares;
import io.prescient.persistence.Columns;

/// Writes trades.
final class TradeRows {
    static final RowType<String, Trade> TRADES = RowType.of(
            2,
            trade -> trade.portfolioId,
            trade -> trade.tradeId,
            Write.insert(
                    "trades",
                    new Columns<Trade>()
                            .bigint("portfolio_id", trade -> trade.portfolioId)
                            .bigint("seq", trade -> trade.seq)
                            .text("trade_id", trade -> trade.tradeId)
                            .timestamptz("timestamp", trade -> trade.timestamp)
                            .text("market_id", trade -> trade.marketId)
                            .text("market_question", trade -> trade.marketQuestion)
                            .name("action", trade -> trade.action)
                            .numeric("amount", trade -> trade.amount, Money::dollars)
                            .numeric("entry_price", trade -> trade.entryPrice, Price::dollars)
                            .numeric("shares", trade -> trade.shares, Shares::count)
                            .numeric("confidence", trade -> trade.confidence, Ratio::value)
                            .text("reason", trade -> trade.reason)
                            .text("strategy_type", trade -> trade.strategyType)
                            .bigint("signal_id", trade -> trade.signalId)
                            .text("event_id", trade -> trade.eventId)
                            .text("event_title", trade -> trade.eventTitle)
                            .timestamptz("event_end_date", trade -> trade.eventEndDate)),
            null);

    private TradeRows() {}
}
