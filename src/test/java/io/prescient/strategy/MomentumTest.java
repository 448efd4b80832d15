package io.prescient.strategy;

import static io.prescient.strategy.Markets.board;
import static io.prescient.strategy.Markets.event;
import static io.prescient.strategy.Markets.good;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Volume;
import io.prescient.strategy.Candidate.EventFacts;
import io.prescient.strategy.StrategyPlan.Skipped;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentumTest {
    private static final Momentum MOMENTUM = new Momentum();
    private static final MomentumConfig DEFAULTS = MOMENTUM.defaults();

    @Test
    void theDearerSideIsBoughtAtItsPriceForTheTradeAmount() {
        var plan = MOMENTUM.plan(DEFAULTS, board(good("yes"), good("no").priced("0.22", "0.78", "0.56")));
        var yes = plan.signals().getFirst();
        assertEquals("yes", yes.marketId());
        assertEquals(TradeAction.buy_yes, yes.action());
        assertEquals(Money.of("100"), yes.amount());
        assertEquals(Price.of("0.78"), yes.targetPrice());
        assertEquals(Ratio.fromString("0.28"), yes.confidence());
        assertNull(yes.expiresAt());
        assertEquals(TradeAction.buy_no, plan.signals().getLast().action());
        assertEquals(List.of(), plan.skipped());
    }

    @Test
    void onATieYesIsTheDearerSide() {
        var config = config(null, null, "0", "0.5", 10);
        var plan = MOMENTUM.plan(config, board(good("m").priced("0.6", "0.6", "0")));
        assertEquals(TradeAction.buy_yes, plan.signals().getFirst().action());
    }

    @ParameterizedTest
    @CsvSource({
        "0.749999, confidence",
        "0.75, ",
        "0.750001, ",
        "0.999999, ",
        "1, price_not_tradable",
    })
    void theDearerSideCostsAtLeastTheConfidence(String price, SkipReason reason) {
        assertReason(reason, config(null, null, "0", "0.75", 10), good("m").priced(price, "0.20", "0.55"));
    }

    @ParameterizedTest
    @CsvSource({"0.5, confidence", "0.500001, "})
    void theDearerSideCostsMoreThanAHalf(String price, SkipReason reason) {
        assertReason(reason, config(null, null, "0", "0", 10), good("m").priced(price, "0.1", "0.4"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.4999, market_conviction",
        "0.5000, ",
        "0.5001, ",
        "0.5999, ",
        "0.6000, ",
        "0.6001, market_conviction",
        ", market_conviction",
    })
    void convictionLiesWithinItsBounds(String conviction, SkipReason reason) {
        assertReason(reason, DEFAULTS, good("m").priced("0.78", "0.22", conviction));
    }

    @ParameterizedTest
    @CsvSource({
        "9999.99, 50000, market_liquidity",
        "10000, 50000, ",
        "10000.01, 50000, ",
        ", 50000, market_liquidity",
        "10000, 49999.99, market_volume",
        "10000, 50000.01, ",
        "10000, , market_volume",
    })
    void aMarketIsBusyEnough(String liquidity, String volume, SkipReason reason) {
        assertReason(reason, DEFAULTS, good("m").traded(liquidity, volume, null));
    }

    @ParameterizedTest
    @CsvSource({
        "9999.99, 50000, event_liquidity",
        "10000, 49999.99, event_volume",
        "10000, 50000, ",
        "10000.01, 50000.01, ",
    })
    void itsEventIsBusyEnough(String liquidity, String volume, SkipReason reason) {
        assertReason(reason, DEFAULTS, good("m").of(event(liquidity, volume)));
    }

    @ParameterizedTest
    @CsvSource({"86399, event_end_date", "86400, ", "86401, ", "172800, ", "172801, event_end_date", ", event_end_date"
    })
    void itsEventEndsInTime(Long seconds, SkipReason reason) {
        var end = seconds == null ? null : Markets.NOW.plus(Duration.ofSeconds(seconds));
        var event = new EventFacts(false, Volume.fromString("1"), Volume.fromString("1"), null, end);
        assertReason(reason, config(1, 2, "0", "0.75", 10), good("m").of(event));
    }

    @Test
    void anEventThatIsNotKnownMeetsNoBound() {
        assertReason(SkipReason.event_unknown, DEFAULTS, good("m").of((EventFacts) null));
        assertReason(null, config(null, null, "0", "0.75", 10), good("m").of((EventFacts) null));
    }

    @Test
    void aClosedEventIsLeftAlone() {
        var closed = new EventFacts(true, Volume.fromString("10000"), Volume.fromString("50000"), null, null);
        assertReason(SkipReason.event_closed, DEFAULTS, good("m").of(closed));
    }

    @Test
    void aMarketWithoutAPriceGivesNoSignal() {
        assertReason(SkipReason.no_price, DEFAULTS, good("m").priced("0.78", null, null));
        assertReason(SkipReason.no_price, DEFAULTS, good("m").priced(null, null, null));
    }

    @Test
    void theFirstOnesOfTheBoardAreTakenAndTheOthersToldSo() {
        var plan =
                MOMENTUM.plan(config(null, null, "0.50", "0.75", 2), board(good("a"), good("b"), good("c"), good("d")));
        assertEquals(List.of("a", "b"), plan.marketIds());
        assertEquals(
                List.of(new Skipped("c", SkipReason.max_positions), new Skipped("d", SkipReason.max_positions)),
                plan.skipped());
        assertEquals(
                0,
                MOMENTUM.plan(config(null, null, "0.50", "0.75", 0), board(good("a")))
                        .signals()
                        .size());
    }

    private static void assertReason(SkipReason reason, MomentumConfig config, Markets market) {
        var plan = MOMENTUM.plan(config, board(market));
        assertEquals(reason == null ? List.of() : List.of(new Skipped("m", reason)), plan.skipped());
        assertEquals(reason == null ? 1 : 0, plan.signals().size());
    }

    /// Without bounds on liquidity and volume.
    private static MomentumConfig config(
            Integer minDays, Integer maxDays, String minConviction, String minConfidence, int maxPositions) {
        return new MomentumConfig(
                null,
                null,
                null,
                minDays,
                maxDays,
                null,
                null,
                null,
                Ratio.fromString(minConviction),
                null,
                Ratio.fromString(minConfidence),
                maxPositions,
                Money.of("100"));
    }
}
