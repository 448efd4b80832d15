package io.prescient.journal;

import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;

/// What one change does to a portfolio. For a trade `cash = realizedPnl - cost`: money only moves between cash,
/// cost and profit.
///
/// @param cash dollars into (positive) or out of the cash balance
/// @param cost dollars into or out of the cost of open positions
/// @param realizedPnl dollars of profit or loss that became final
/// @param lot what happened to which position; null if none was touched
/// @param cause why; null where the kind says all
public record Posting(EntryType kind, Money cash, Money cost, Money realizedPnl, Lot lot, Reference cause) {

    /// The position that a posting touches.
    ///
    /// @param shares shares into or out of it
    /// @param price dollars per share; null where there was none (VOID)
    /// @param positions 1 if the entry opened the position, -1 if it ended it, 0 otherwise
    /// @param wholePnl the whole profit of the position if the entry ended it or undid its end; else null
    public record Lot(String tradeId, String marketId, Shares shares, Price price, int positions, Money wholePnl) {}

    /// Who or what made the change: a request's key, a settlement's version, a person's words; each may be null.
    public record Reference(String requestKey, Integer settlementVersion, String reason) {
        public static final Reference NONE = new Reference(null, null, null);

        public static Reference request(String key) {
            return new Reference(key, null, null);
        }

        public static Reference settlement(int version) {
            return new Reference(null, version, null);
        }

        public static Reference reason(String reason) {
            return new Reference(null, null, reason);
        }
    }

    /// Money that an owner brings in (positive) or takes out.
    public static Posting funds(EntryType kind, Money cash, Reference cause) {
        return new Posting(kind, cash, Money.ZERO, Money.ZERO, null, cause);
    }

    /// A change that moves no money: a status, a name, a limit.
    public static Posting note(EntryType kind, String reason) {
        return new Posting(kind, Money.ZERO, Money.ZERO, Money.ZERO, null, Reference.reason(reason));
    }

    public static Posting bought(Money amount, Lot lot, Reference cause) {
        return new Posting(EntryType.bought, amount.negated(), amount, Money.ZERO, lot, cause);
    }

    /// Shares leave a position for `proceeds` at `cost`: sold or settled.
    public static Posting proceeds(EntryType kind, Money proceeds, Money cost, Lot lot, Reference cause) {
        return new Posting(kind, proceeds, cost.negated(), proceeds.minus(cost), lot, cause);
    }
}
