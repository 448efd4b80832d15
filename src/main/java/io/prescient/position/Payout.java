package io.prescient.position;

import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;

/// How a market pays those who still hold it.
public sealed interface Payout {
    /// A price per YES share; a NO share gets the rest of the dollar. YES is 1, NO is 0, a split lies between.
    record PerShare(Price yes) implements Payout {}

    /// The market is void: the remaining cost comes back.
    record Refund() implements Payout {}

    /// Dollars for so many shares of a side, a half to the even cent.
    default Money of(TradeAction side, Shares shares, Money cost) {
        var price = priceOf(side);
        return price == null ? cost : shares.times(price);
    }

    /// Dollars per share of a side; null for a refund, which knows no price.
    default Price priceOf(TradeAction side) {
        return switch (this) {
            case Refund() -> null;
            case PerShare(var yes) -> side == TradeAction.buy_yes ? yes : yes.complement();
        };
    }
}
