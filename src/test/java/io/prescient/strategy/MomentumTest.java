package io.prescient.strategy;

import static io.prescient.strategy.MarketFixture.event;
import static io.prescient.strategy.MarketFixture.good;
import static io.prescient.strategy.MarketFixture.universe;
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

/// Signals and skipped markets of momentum.
class MomentumTest {
    private static final Momentum MOMENTUM = new Momentum();
    private static final MomentumConfig DEFAULTS = MOMENTUM.defaults();

    @Test
    void buysHigherPricedSideForTheTradeAmount() {
        var plan = MOMENTUM.plan(DEFAULTS, universe(good("yes"), good("no").priced("0.22", "0.78", "0.56")));
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
    void buysYesAtEqualPrices() {
        var config = config(null, null, "0", "0.5", 10);
        var plan = MOMENTUM.plan(config, universe(good("m").priced("0.6", "0.6", "0")));
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
    void skipsPriceBelowMinConfidence(String price, SkipReason reason) {
        assertReason(reason, config(null, null, "0", "0.75", 10), good("m").priced(price, "0.20", "0.55"));
    }

    @ParameterizedTest
    @CsvSource({"0.5, confidence", "0.500001, "})
    void skipsPriceUpToOneHalf(String price, SkipReason reason) {
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
    void skipsConvictionOutOfBounds(String conviction, SkipReason reason) {
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
    void skipsMarketBelowLiquidityOrVolume(String liquidity, String volume, SkipReason reason) {
        assertReason(reason, DEFAULTS, good("m").traded(liquidity, volume, null));
    }

    @ParameterizedTest
    @CsvSource({
        "9999.99, 50000, event_liquidity",
        "10000, 49999.99, event_volume",
        "10000, 50000, ",
        "10000.01, 50000.01, ",
    })
    void skipsEventBelowLiquidityOrVolume(String liquidity, String volume, SkipReason reason) {
        assertReason(reason, DEFAULTS, good("m").of(event(liquidity, volume)));
    }

    @ParameterizedTest
    @CsvSource({"86399, event_end_date", "86400, ", "86401, ", "172800, ", "172801, event_end_date", ", event_end_date"
    })
    void skipsEventEndOutOfBounds(Long seconds, SkipReason reason) {
        var end = seconds == null ? null : MarketFixture.NOW.plus(Duration.ofSeconds(seconds));
        var event = new EventFacts(false, Volume.fromString("1"), Volume.fromString("1"), null, end);
        assertReason(reason, config(1, 2, "0", "0.75", 10), good("m").of(event));
    }

    @Test
    void skipsUnknownEventOnlyIfBounded() {
        assertReason(SkipReason.event_unknown, DEFAULTS, good("m").of((EventFacts) null));
        assertReason(null, config(null, null, "0", "0.75", 10), good("m").of((EventFacts) null));
    }

    @Test
    void skipsClosedEvent() {
        var closed = new EventFacts(true, Volume.fromString("10000"), Volume.fromString("50000"), null, null);
        assertReason(SkipReason.event_closed, DEFAULTS, good("m").of(closed));
    }

    @Test
    void skipsMarketWithoutPrice() {
        assertReason(SkipReason.no_price, DEFAULTS, good("m").priced("0.78", null, null));
        assertReason(SkipReason.no_price, DEFAULTS, good("m").priced(null, null, null));
    }

    @Test
    void skipsMarketsAboveMaxPositions() {
        var plan = MOMENTUM.plan(
                config(null, null, "0.50", "0.75", 2), universe(good("a"), good("b"), good("c"), good("d")));
        assertEquals(List.of("a", "b"), plan.marketIds());
        assertEquals(
                List.of(new Skipped("c", SkipReason.max_positions), new Skipped("d", SkipReason.max_positions)),
                plan.skipped());
        assertEquals(
                0,
                MOMENTUM.plan(config(null, null, "0.50", "0.75", 0), universe(good("a")))
                        .signals()
                        .size());
    }

    private static void assertReason(SkipReason reason, MomentumConfig config, MarketFixture market) {
        var plan = MOMENTUM.plan(config, universe(market));
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
