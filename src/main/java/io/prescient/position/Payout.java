package io.prescient.position;

import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import org.jspecify.annotations.Nullable;

/// How a settled market pays the shares that are still held.
public sealed interface Payout {
    /// Pays each YES share `yes` dollars and each NO share `1 - yes`. `yes` is 1 for YES, 0 for NO, between for SPLIT.
    record PerShare(Price yes) implements Payout {}

    /// Pays back the remaining cost, for VOID.
    record Refund() implements Payout {}

    /// Returns the payout of shares of a side in dollars, rounded half-even to cents.
    ///
    /// @param cost cost of these shares in dollars, which a refund pays back
    default Money of(TradeAction side, Shares shares, Money cost) {
        var price = priceOf(side);
        return price == null ? cost : shares.times(price);
    }

    /// Returns dollars per share of a side; null for a refund, which has no price.
    default @Nullable Price priceOf(TradeAction side) {
        return switch (this) {
            case Refund() -> null;
            case PerShare(var yes) -> side == TradeAction.buy_yes ? yes : yes.complement();
        };
    }
}
