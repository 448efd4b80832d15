package io.prescient.position;

import static io.prescient.position.Lots.bought;
import static io.prescient.position.Lots.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.prescient.journal.EntryType;
import io.prescient.journal.Posting;
import io.prescient.journal.Posting.Reference;
import io.prescient.market.Market;
import io.prescient.market.TradeAction;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.position.Position.Change;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The worked example of the domain page: buy_no 100.00 at 0.80 gives 125 shares. Its value at each price, and its
/// payout for each outcome.
class WorkedExampleTest {
    private static final Instant LATER = Instant.parse("2026-02-01T00:00:00Z");
    private static final Payout YES = new Payout.PerShare(Price.ONE);
    private static final Payout NO = new Payout.PerShare(Price.ZERO);

    private Position lot = bought(TradeAction.buy_no, "100.00", "0.80");

    @Test
    void buys125SharesFor100DollarsAt80Cents() {
        assertEquals("open 125.000000 100.00 0.00 null 0", line(lot));
    }

    @Test
    void isWorth112Dollars50At90Cents() {
        var market = new Market();
        market.yesPrice = Price.of("0.05"); // NO has its own price, it is not 1 - yes
        market.noPrice = Price.of("0.90");
        market.lastPriceUpdate = LATER;
        var view = PositionView.of(lot, market);
        assertEquals("112.50", view.value().toString());
        assertEquals("12.50", view.unrealizedPnl().toString());
        assertEquals("0.00", view.realizedPnl().toString());
        assertEquals(Price.of("0.90"), view.markPrice());
        assertEquals(LATER, view.markedAt());
        assertEquals(false, view.unpriced());
    }

    @Test
    void unpricedPositionIsFlaggedAndWorthItsCost() {
        for (var market : new Market[] {null, new Market()}) {
            var view = PositionView.of(lot, market);
            assertEquals("100.00", view.value().toString());
            assertEquals("0.00", view.unrealizedPnl().toString());
            assertEquals(true, view.unpriced());
            assertNull(view.markPrice());
        }
    }

    @Test
    void positionIsWorthZeroAtPriceZero() {
        var market = new Market();
        market.noPrice = Price.ZERO;
        var view = PositionView.of(lot, market);
        assertEquals("0.00", view.value().toString());
        assertEquals("-100.00", view.unrealizedPnl().toString());
        assertEquals(false, view.unpriced());
    }

    @Test
    void winnerIsPaidOneDollarPerShare() {
        var posting = apply(lot.settle(NO, 1, LATER));
        assertEquals("settled -125.000000 -100.00 125.00 25.00 1.000000 -1 25.00", entry(posting));
        assertEquals("settled 0.000000 0.00 25.00 1.000000 1", line(lot));
        assertEquals("125.00", lot.payout.toString());
        assertEquals(LATER, lot.exitTimestamp);
    }

    @Test
    void loserLosesItsWholeCost() {
        var posting = apply(lot.settle(YES, 1, LATER));
        assertEquals("settled -125.000000 -100.00 0.00 -100.00 0.000000 -1 -100.00", entry(posting));
        assertEquals("settled 0.000000 0.00 -100.00 0.000000 1", line(lot));
    }

    @Test
    void voidMarketRefundsTheRemainingCost() {
        var _ = apply(lot.sell(Shares.of("50"), Price.of("0.90"), LATER, Reference.NONE)); // 45.00 for a cost of 40.00
        var posting = apply(lot.settle(new Payout.Refund(), 1, LATER));
        assertEquals("settled -75.000000 -60.00 60.00 0.00 null -1 5.00", entry(posting));
        assertEquals("settled 0.000000 0.00 5.00 0.800000 1", line(lot));
    }

    @Test
    void splitPaysEachSideItsPartOfTheDollar() {
        assertEquals( // 125 * 0.5 = 62.50
                "settled -125.000000 -100.00 62.50 -37.50 0.500000 -1 -37.50",
                entry(lot.settle(new Payout.PerShare(Price.of("0.5")), 1, LATER).posting()));
        assertEquals( // 125 * (1 - 0.3) = 87.50
                "settled -125.000000 -100.00 87.50 -12.50 0.700000 -1 -12.50",
                entry(bought(TradeAction.buy_no, "100.00", "0.80")
                        .settle(new Payout.PerShare(Price.of("0.3")), 1, LATER)
                        .posting()));
        assertEquals( // 125 * 0.3 = 37.50
                "settled -125.000000 -100.00 37.50 -62.50 0.300000 -1 -62.50",
                entry(bought(TradeAction.buy_yes, "100.00", "0.80")
                        .settle(new Payout.PerShare(Price.of("0.3")), 1, LATER)
                        .posting()));
    }

    @Test
    void correctionEndsAsIfOnlyTheLastOutcomeExisted() {
        var _ = apply(lot.settle(YES, 1, LATER));
        var reversal = apply(lot.reverse());
        assertEquals("reversed 125.000000 100.00 0.00 100.00 null 1 -100.00", entry(reversal));
        assertEquals(1, reversal.cause().settlementVersion());
        assertEquals("open 125.000000 100.00 0.00 null 0", line(lot));
        assertNull(lot.exitTimestamp);
        var again = apply(lot.settle(NO, 2, LATER));
        assertEquals("settled -125.000000 -100.00 125.00 25.00 1.000000 -1 25.00", entry(again));
        assertEquals("settled 0.000000 0.00 25.00 1.000000 2", line(lot));
    }

    @Test
    void correctionDoesNotChangeEarlierSales() {
        var _ = apply(lot.sell(Shares.of("50"), Price.of("0.90"), LATER, Reference.NONE)); // 45.00 - 40.00 = 5.00
        var _ = apply(lot.settle(NO, 1, LATER)); // 75.00 - 60.00 = 15.00, the whole 20.00
        var reversal = apply(lot.reverse());
        assertEquals("reversed 75.000000 60.00 -75.00 -15.00 null 1 20.00", entry(reversal));
        assertEquals("open 75.000000 60.00 5.00 null 0", line(lot));
    }

    private Posting apply(Change change) {
        lot = change.position();
        return change.posting();
    }

    /// Type, shares, cost, cash, realized profit, price, change of positions and profit of the whole position.
    private static String entry(Posting p) {
        var lot = p.lot();
        if (p.kind() == EntryType.settled) {
            assertEquals(p.cash(), p.realizedPnl().minus(p.cost()));
        }
        return "%s %s %s %s %s %s %d %s"
                .formatted(
                        p.kind(),
                        lot.shares(),
                        p.cost(),
                        p.cash(),
                        p.realizedPnl(),
                        lot.price(),
                        lot.positions(),
                        lot.wholePnl());
    }
}
