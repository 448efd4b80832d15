package io.prescient.position;

import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import java.time.Instant;

/// Positions for unit tests, created without a database.
final class Lots {
    static final Instant BOUGHT_AT = Instant.parse("2026-01-03T16:40:14Z");

    private Lots() {}

    static Position bought(TradeAction side, String amount, String price) {
        var paid = Money.of(amount);
        var entryPrice = Price.of(price);
        return Position.of(
                new Purchase(7, 2, "t", "m", null, side, paid, entryPrice, BOUGHT_AT, paid.dividedBy(entryPrice)));
    }

    /// Status, open shares, cost basis, realized profit, exit price and settlement version, separated by spaces.
    static String line(Position p) {
        return "%s %s %s %s %s %d"
                .formatted(p.status, p.openShares, p.costBasis, p.realizedPnl, p.exitPrice, p.settlementVersion);
    }
}
