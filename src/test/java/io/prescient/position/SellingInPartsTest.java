package io.prescient.position;

import static io.prescient.position.Lots.bought;
import static io.prescient.position.Lots.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.prescient.journal.Posting;
import io.prescient.journal.Posting.Reference;
import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.position.Position.Change;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A position that is sold in parts: each part has its share of the cost.
class SellingInPartsTest {
    private static final Instant LATER = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    void splitsCostExactlyToTheCent() {
        // 1.00 at 0.333333 buys 3.000003 shares; each third is 1.000001.
        var lot = bought(TradeAction.buy_yes, "1.00", "0.333333");
        assertEquals(Shares.of("3.000003"), lot.shares);

        var first = sell(lot, "1.000001", "0.5"); // cost 0.3333… = 0.33, proceeds 0.5000005 = 0.50
        lot = first.position();
        assertEquals("0.50 -0.33 0.17", money(first.posting()));
        assertEquals("open 2.000002 0.67 0.17 null 0", line(lot));

        var second = sell(lot, "1.000001", "0.5"); // cost 0.335 = 0.34: half a cent is rounded to even
        lot = second.position();
        assertEquals("0.50 -0.34 0.16", money(second.posting()));
        assertEquals("open 1.000001 0.33 0.33 null 0", line(lot));
        assertEquals(0, second.posting().lot().positions());
        assertNull(second.posting().lot().wholePnl());

        var last = sell(lot, "1.000001", "0"); // the remaining cost is 0.33; a price of 0 is valid
        lot = last.position();
        assertEquals("0.00 -0.33 -0.33", money(last.posting()));
        assertEquals("closed 0.000000 0.00 0.00 0.000000 0", line(lot));
        assertEquals(-1, last.posting().lot().positions());
        assertEquals(Money.ZERO, last.posting().lot().wholePnl());
        assertEquals(LATER, lot.exitTimestamp);
    }

    @Test
    void postingOfSaleHasNegativeShares() {
        var posting = sell(bought(TradeAction.buy_no, "100.00", "0.80"), "62.5", "0.90")
                .posting();
        assertEquals(Shares.of("-62.5"), posting.lot().shares());
        assertEquals(Price.of("0.90"), posting.lot().price());
        assertEquals("56.25 -50.00 6.25", money(posting));
    }

    @Test
    void costsOfAllPartsAddUpToTheAmount() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var amount = Money.of(BigDecimal.valueOf(1 + random.nextLong(100_000), 2));
            var price = BigDecimal.valueOf(1 + random.nextLong(999_999), 6);
            var lot = bought(TradeAction.buy_yes, amount.toString(), price.toString());
            var cost = Money.ZERO;
            var proceeds = Money.ZERO;
            while (lot.status == PositionStatus.open) {
                var exit = BigDecimal.valueOf(random.nextLong(1_000_001), 6).toString();
                var sale = sell(lot, part(random, lot).toString(), exit);
                lot = sale.position();
                cost = cost.minus(sale.posting().cost());
                proceeds = proceeds.plus(sale.posting().cash());
            }
            assertEquals(amount, cost);
            assertEquals(Money.ZERO, lot.costBasis);
            assertEquals(proceeds.minus(amount), lot.realizedPnl);
        }
    }

    private static Shares part(Random random, Position lot) {
        long held = lot.openShares.count().unscaledValue().longValueExact();
        long micros = random.nextInt(5) == 0 ? held : 1 + random.nextLong(held);
        return Shares.of(BigDecimal.valueOf(micros, 6));
    }

    private static Change sell(Position lot, String shares, String price) {
        return lot.sell(Shares.of(shares), Price.of(price), LATER, Reference.NONE);
    }

    private static String money(Posting posting) {
        return posting.cash() + " " + posting.cost() + " " + posting.realizedPnl();
    }
}
