package io.prescient.portfolio;

import io.prescient.journal.EntryType;
import io.prescient.journal.Posting;
import io.prescient.money.Money;
import io.prescient.money.NumberOutOfRange;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import jakarta.persistence.Embeddable;

/// A portfolio's running figures. They change in one way only, by a posting, so they are the sum of the journal.
///
/// Always: `currentBalance = initialBalance + totalDeposits - totalWithdrawals + realizedPnl - totalInvested`.
///
/// @param heldShares shares bought and not sold, settled ones included because a correction may bring them back
/// @param closedPnl realized profit of the wholly closed or settled positions alone
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

    /// Whether every figure stays within its column after this much cash came in and this many shares were bought,
    /// however the markets end.
    public boolean canHold(Money cash, Shares shares) {
        try {
            if (cash.signum() > 0) {
                // All that was ever put in is a figure, too: returns are told of it.
                var _ = initialBalance.plus(totalDeposits).plus(cash);
            }
            return !mostAfter(cash, shares).isGreaterThan(Money.MAX);
        } catch (NumberOutOfRange e) {
            return false;
        }
    }

    /// What cash can never outgrow after this much came in and this many shares were bought: each held share pays a
    /// dollar, and so does a settled one, though it has paid, because a correction may pay it anew.
    ///
    /// @throws NumberOutOfRange if that is no money
    public Money mostAfter(Money cash, Shares shares) {
        return currentBalance.plus(cash).plus(heldShares.plus(shares).times(Price.ONE));
    }

    /// The figures after one more posting.
    ///
    /// @throws io.prescient.money.NumberOutOfRange if a figure outgrows its column
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
        var lot = posting.lot();
        boolean bought = posting.kind() == EntryType.bought;
        boolean boughtOrSold = bought || posting.kind() == EntryType.sold;
        // 1 when the entry ends a position, -1 when it undoes an end, 0 otherwise.
        int ended = bought ? 0 : -lot.positions();
        var pnl = ended == 0 ? Money.ZERO : lot.wholePnl();
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
