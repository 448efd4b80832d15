package io.prescient.portfolio;

import io.prescient.journal.EntryType;
import io.prescient.journal.Posting;
import io.prescient.money.Money;
import io.prescient.money.NumberOutOfRange;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import jakarta.persistence.Embeddable;
import java.util.Objects;

/// Running totals of a portfolio, in dollars. Only postings change them, so they equal the sum of the journal.
///
/// Invariant: `currentBalance = initialBalance + totalDeposits - totalWithdrawals + realizedPnl - totalInvested`.
///
/// @param heldShares shares that were bought and not sold; includes settled shares, because a correction may reopen
///     them
/// @param closedPnl realized profit of fully closed or settled positions only
@Embeddable
public record Totals(
        Money initialBalance,
        Money totalDeposits,
        Money totalWithdrawals,
        Money currentBalance,
        Money totalInvested,
        Money realizedPnl,
        Money closedPnl,
        Shares heldShares,
        int tradeCount,
        int openPositionCount,
        int closedPositionCount,
        int totalWinningTrades,
        int totalLosingTrades) {

    public static final Totals NONE = new Totals(
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Shares.ZERO,
            0,
            0,
            0,
            0,
            0);

    /// Returns whether every total stays within its column's range after a change, for every possible outcome of the
    /// markets.
    ///
    /// @param cash dollars into (positive) or out of the cash balance
    /// @param shares shares bought
    public boolean canHold(Money cash, Shares shares) {
        try {
            if (cash.signum() > 0) {
                // Performance returns use initial balance plus deposits, so this sum must be in range, too.
                var _ = initialBalance.plus(totalDeposits).plus(cash);
            }
            return !mostAfter(cash, shares).isGreaterThan(Money.MAX);
        } catch (NumberOutOfRange e) {
            return false;
        }
    }

    /// Returns an upper bound of the cash balance after a change, in dollars: cash plus one dollar for each held share.
    /// Settled shares count as well, because a correction may pay them again.
    ///
    /// @throws NumberOutOfRange if the bound exceeds the range of money
    public Money mostAfter(Money cash, Shares shares) {
        return currentBalance.plus(cash).plus(heldShares.plus(shares).times(Price.ONE));
    }

    /// Returns the totals after a posting.
    ///
    /// @throws io.prescient.money.NumberOutOfRange if a total exceeds the range of its column
    public Totals after(Posting posting) {
        return switch (posting.kind()) {
            case opened -> funded(posting.cash(), Money.ZERO, Money.ZERO);
            case deposited -> funded(Money.ZERO, posting.cash(), Money.ZERO);
            case withdrawn -> funded(Money.ZERO, Money.ZERO, posting.cash().negated());
            case adopted ->
                posting.cash().signum() < 0
                        ? funded(Money.ZERO, Money.ZERO, posting.cash().negated())
                        : funded(Money.ZERO, posting.cash(), Money.ZERO);
            case bought, sold, settled, reversed -> traded(posting);
            case amended, paused, resumed, archived -> this;
        };
    }

    private Totals funded(Money initial, Money deposit, Money withdrawal) {
        return new Totals(
                initialBalance.plus(initial),
                totalDeposits.plus(deposit),
                totalWithdrawals.plus(withdrawal),
                currentBalance.plus(initial).plus(deposit).minus(withdrawal),
                totalInvested,
                realizedPnl,
                closedPnl,
                heldShares,
                tradeCount,
                openPositionCount,
                closedPositionCount,
                totalWinningTrades,
                totalLosingTrades);
    }

    private Totals traded(Posting posting) {
        var lot = Objects.requireNonNull(posting.lot(), "a trade or a settlement changes a position");
        boolean bought = posting.kind() == EntryType.bought;
        boolean boughtOrSold = bought || posting.kind() == EntryType.sold;
        // 1 if the entry ends a position, -1 if it reopens one, else 0.
        int ended = bought ? 0 : -lot.positions();
        var pnl = ended == 0 ? Money.ZERO : Objects.requireNonNull(lot.wholePnl());
        return new Totals(
                initialBalance,
                totalDeposits,
                totalWithdrawals,
                currentBalance.plus(posting.cash()),
                totalInvested.plus(posting.cost()),
                realizedPnl.plus(posting.realizedPnl()),
                ended < 0 ? closedPnl.minus(pnl) : closedPnl.plus(pnl),
                boughtOrSold ? heldShares.plus(lot.shares()) : heldShares,
                tradeCount + (bought ? 1 : 0),
                openPositionCount + lot.positions(),
                closedPositionCount + ended,
                totalWinningTrades + (pnl.signum() > 0 ? ended : 0),
                totalLosingTrades + (pnl.signum() < 0 ? ended : 0));
    }
}
