package io.prescient.trade;

import io.prescient.commit.Command;
import io.prescient.commit.Loads;
import io.prescient.commit.UnitOfWork;
import io.prescient.market.MarketRows;
import io.prescient.portfolio.Account;

/// Decides on a trade without executing it.
record TradePreviewCommand(long portfolioId, NewTrade trade) implements Command<TradePreview> {
    @Override
    public void load(Loads loads) {
        loads.add(MarketRows.BY_ID, trade.marketId());
    }

    @Override
    public TradePreview decide(UnitOfWork work) {
        return TradePreview.of(
                new Account(work, portfolioId).state(), MarketRows.find(work, trade.marketId()), trade, work.now());
    }
}
