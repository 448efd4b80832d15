package io.prescient.journal;

import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import org.jspecify.annotations.Nullable;

/// The effect of one change on a portfolio. For a trade `cash = realizedPnl - cost`: money only moves between cash,
/// cost and profit.
///
/// @param cash dollars into (positive) or out of the cash balance
/// @param cost dollars into or out of the cost of open positions
/// @param realizedPnl realized profit or loss in dollars
/// @param lot the change of a position, if one changed
/// @param cause the request, settlement or reason behind the change
public record Posting(
        EntryType kind,
        Money cash,
        Money cost,
        Money realizedPnl,
        @Nullable Lot lot,
        Reference cause) {

    /// The change of one position.
    ///
    /// @param shares shares into (positive) or out of the position
    /// @param price dollars per share; null if there was none, as for VOID
    /// @param positions 1 if the entry opens or reopens the position, -1 if it ends it, else 0
    /// @param wholePnl total profit of the position in dollars if the entry ends or reopens it; else null
    public record Lot(
            String tradeId,
            String marketId,
            Shares shares,
            @Nullable Price price,
            int positions,
            @Nullable Money wholePnl) {}

    /// What caused a change: a request's key, a settlement's version or a reason given by a client.
    public record Reference(
            @Nullable String requestKey,
            @Nullable Integer settlementVersion,
            @Nullable String reason) {
        public static final Reference NONE = new Reference(null, null, null);

        public static Reference request(String key) {
            return new Reference(key, null, null);
        }

        public static Reference settlement(int version) {
            return new Reference(null, version, null);
        }

        public static Reference reason(@Nullable String reason) {
            return new Reference(null, null, reason);
        }
    }

    /// Returns the posting of a deposit (positive cash) or a withdrawal (negative cash).
    public static Posting funds(EntryType kind, Money cash, Reference cause) {
        return new Posting(kind, cash, Money.ZERO, Money.ZERO, null, cause);
    }

    /// Returns the posting of a change that moves no money, such as a new status, name or limit.
    public static Posting note(EntryType kind, @Nullable String reason) {
        return new Posting(kind, Money.ZERO, Money.ZERO, Money.ZERO, null, Reference.reason(reason));
    }

    /// Returns the posting of a purchase: `amount` dollars move from cash to cost.
    public static Posting bought(Money amount, Lot lot, Reference cause) {
        return new Posting(EntryType.bought, amount.negated(), amount, Money.ZERO, lot, cause);
    }

    /// Returns the posting of a sale or a settlement: shares that cost `cost` dollars bring `proceeds` dollars.
    public static Posting proceeds(EntryType kind, Money proceeds, Money cost, Lot lot, Reference cause) {
        return new Posting(kind, proceeds, cost.negated(), proceeds.minus(cost), lot, cause);
    }
}
