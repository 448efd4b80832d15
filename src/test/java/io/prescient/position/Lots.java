package io.prescient.position;

import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import java.time.Instant;

/// Positions for unit tests, created without a database.
final class Lots {
    static final Instant BOUGHT_AT = Instant.parse("2026-01-03T16:40:14Z");

    private Lots() {}

    static Position bought(TradeAction action, String amount, String price) {
        var position = new Position();
        position.portfolioId = 7L;
        position.seq = 2;
        position.tradeId = "t";
        position.marketId = "m";
        position.action = action;
        position.amount = Money.of(amount);
        position.entryPrice = Price.of(price);
        position.entryTimestamp = BOUGHT_AT;
        position.shares = position.amount.dividedBy(position.entryPrice);
        position.openShares = position.shares;
        position.costBasis = position.amount;
        return position;
    }

    /// Status, open shares, cost basis, realized profit, exit price and settlement version, separated by spaces.
    static String line(Position p) {
        return "%s %s %s %s %s %d"
                .formatted(p.status, p.openShares, p.costBasis, p.realizedPnl, p.exitPrice, p.settlementVersion);
    }
}
