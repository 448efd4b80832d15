package io.prescient.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.prescient.journal.EntryType;
import io.prescient.journal.Posting;
import io.prescient.journal.Posting.Lot;
import io.prescient.journal.Posting.Reference;
import io.prescient.money.Money;
import io.prescient.money.NumberOutOfRange;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// An account statement: each line is a posting and the totals after it, which were computed by hand.
class TotalsTest {
    private static final Lot BUY_A = new Lot("a", "m", Shares.of("125"), Price.of("0.80"), 1, null);
    private static final Lot BUY_B = new Lot("b", "m", Shares.of("600"), Price.of("0.50"), 1, null);

    private Totals totals = Totals.NONE;

    @Test
    void totalsFollowFromEachPosting() {
        postFundsAndBuys();
        postSalesOfB();
        postSettlementsOfA();
    }

    /// The totals are in the order of [#line].
    private void postFundsAndBuys() {
        post(funds(EntryType.opened, "1000.00"), "1000.00 0.00 0.00 1000.00 0.00 0.00 0.00 0 0 0 0 0");
        post(funds(EntryType.deposited, "500.00"), "1000.00 500.00 0.00 1500.00 0.00 0.00 0.00 0 0 0 0 0");
        post(funds(EntryType.withdrawn, "-200.00"), "1000.00 500.00 200.00 1300.00 0.00 0.00 0.00 0 0 0 0 0");
        post(
                Posting.bought(Money.of("100.00"), BUY_A, Reference.NONE), //
                "1000.00 500.00 200.00 1200.00 100.00 0.00 0.00 1 1 0 0 0");
        post(
                Posting.bought(Money.of("300.00"), BUY_B, Reference.NONE), //
                "1000.00 500.00 200.00 900.00 400.00 0.00 0.00 2 2 0 0 0");
    }

    private void postSalesOfB() {
        // Half of b: 300 shares at 0.60 = 180.00 for a cost of 150.00. It stays open, so closed profit does not change.
        post(
                reduce(EntryType.sold, "180.00", "150.00", "b", "-300", "0.60", 0, null), //
                "1000.00 500.00 200.00 1080.00 250.00 30.00 0.00 2 2 0 0 0");
        post(Posting.note(EntryType.paused, "lunch"), "1000.00 500.00 200.00 1080.00 250.00 30.00 0.00 2 2 0 0 0");
        // The other half at 0.40 = 120.00: -30.00. The profit of the whole position is 0.00: neither won nor lost.
        post(
                reduce(EntryType.sold, "120.00", "150.00", "b", "-300", "0.40", -1, "0.00"), //
                "1000.00 500.00 200.00 1200.00 100.00 0.00 0.00 2 1 1 0 0");
    }

    private void postSettlementsOfA() {
        // a wins: 125 shares pay 125.00.
        post(
                reduce(EntryType.settled, "125.00", "100.00", "a", "-125", "1", -1, "25.00"), //
                "1000.00 500.00 200.00 1325.00 0.00 25.00 25.00 2 0 2 1 0");
        // The settlement is corrected: the payout of a is reversed, then a loses its whole cost.
        post(
                reversed("-125.00", "100.00", "-25.00", "25.00"), //
                "1000.00 500.00 200.00 1200.00 100.00 0.00 0.00 2 1 1 0 0");
        post(
                reduce(EntryType.settled, "0.00", "100.00", "a", "-125", "0", -1, "-100.00"), //
                "1000.00 500.00 200.00 1200.00 0.00 -100.00 -100.00 2 0 2 0 1");
        post(
                Posting.note(EntryType.archived, null), //
                "1000.00 500.00 200.00 1200.00 0.00 -100.00 -100.00 2 0 2 0 1");
    }

    @Test
    void adoptedDifferenceIsADepositOrAWithdrawal() {
        post(funds(EntryType.opened, "100.00"), "100.00 0.00 0.00 100.00 0.00 0.00 0.00 0 0 0 0 0");
        post(funds(EntryType.adopted, "7.50"), "100.00 7.50 0.00 107.50 0.00 0.00 0.00 0 0 0 0 0");
        totals = totals.after(funds(EntryType.adopted, "-8.00"));
        assertEquals("100.00 7.50 8.00 99.50 0.00 0.00 0.00 0 0 0 0 0", line(totals));
    }

    @Test
    void correctionCanLeaveCashBelowZero() {
        totals = totals.after(funds(EntryType.opened, "100.00"))
                .after(Posting.bought(Money.of("100.00"), BUY_A, Reference.NONE))
                .after(reduce(EntryType.settled, "125.00", "100.00", "a", "-125", "1", -1, "25.00"))
                .after(funds(EntryType.withdrawn, "-125.00"))
                .after(reversed("-125.00", "100.00", "-25.00", "25.00"));
        assertEquals("100.00 0.00 125.00 -125.00 100.00 0.00 0.00 1 1 0 0 0", line(totals));
    }

    @Test
    void rejectsPostingThatExceedsTheColumn() {
        totals = totals.after(funds(EntryType.opened, "9999999999999.99"));
        var one = funds(EntryType.deposited, "0.01");
        assertThrows(NumberOutOfRange.class, () -> totals.after(one));
        assertEquals("9999999999999.99 0.00 0.00 9999999999999.99 0.00 0.00 0.00 0 0 0 0 0", line(totals));
    }

    @Test
    void rollsBackToASavepoint() {
        var portfolio = Portfolios.holding(Portfolios.with("1000.00", Limits.NONE), "100.00");
        var held = Portfolios.holding(portfolio, "50.00");
        assertEquals(3, held.seq());
        assertEquals(2, portfolio.seq());
        assertEquals("1000.00 0.00 0.00 900.00 100.00 0.00 0.00 1 1 0 0 0", line(portfolio.totals()));
    }

    @Test
    void timesNeverDecreaseIfTheClockIsSetBack() {
        var portfolio = Portfolios.with("1000.00", Limits.NONE);
        var noon = Instant.parse("2150-05-01T12:00:00Z");
        portfolio = portfolio.after(Posting.note(EntryType.paused, null), noon);
        portfolio = portfolio.after(Posting.note(EntryType.resumed, null), noon.minusSeconds(1));
        assertEquals(noon, portfolio.updatedAt());
        portfolio = portfolio.after(Posting.note(EntryType.paused, null), noon.plusSeconds(1));
        assertEquals(noon.plusSeconds(1), portfolio.updatedAt());
    }

    private void post(Posting posting, String expected) {
        totals = totals.after(posting);
        assertEquals(expected, line(totals), posting.kind().name());
        assertEquals(
                totals.currentBalance(),
                totals.initialBalance()
                        .plus(totals.totalDeposits())
                        .minus(totals.totalWithdrawals())
                        .plus(totals.realizedPnl())
                        .minus(totals.totalInvested()));
    }

    /// Initial balance, deposits, withdrawals, cash, invested, realized and closed profit. Then the numbers of trades
    /// and of open, closed, winning and losing positions.
    private static String line(Totals t) {
        return "%s %s %s %s %s %s %s %d %d %d %d %d"
                .formatted(
                        t.initialBalance(),
                        t.totalDeposits(),
                        t.totalWithdrawals(),
                        t.currentBalance(),
                        t.totalInvested(),
                        t.realizedPnl(),
                        t.closedPnl(),
                        t.tradeCount(),
                        t.openPositionCount(),
                        t.closedPositionCount(),
                        t.totalWinningTrades(),
                        t.totalLosingTrades());
    }

    private static Posting funds(EntryType kind, String cash) {
        return Posting.funds(kind, Money.of(cash), Reference.NONE);
    }

    private static Posting reduce(
            EntryType kind,
            String proceeds,
            String cost,
            String trade,
            String shares,
            String price,
            int positions,
            String pnl) {
        var whole = pnl == null ? null : Money.of(pnl);
        var lot = new Lot(trade, "m", Shares.of(shares), Price.of(price), positions, whole);
        return Posting.proceeds(kind, Money.of(proceeds), Money.of(cost), lot, Reference.NONE);
    }

    private static Posting reversed(String cash, String cost, String realized, String whole) {
        var lot = new Lot("a", "m", Shares.of("125"), null, 1, Money.of(whole));
        return new Posting(
                EntryType.reversed, Money.of(cash), Money.of(cost), Money.of(realized), lot, Reference.settlement(1));
    }
}
