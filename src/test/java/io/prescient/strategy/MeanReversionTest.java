package io.prescient.strategy;

import static io.prescient.strategy.MarketFixture.good;
import static io.prescient.strategy.MarketFixture.universe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.market.TradeAction;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.strategy.StrategyPlan.Skipped;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Signals and skipped markets of mean reversion.
class MeanReversionTest {
    private static final MeanReversion STRATEGY = new MeanReversion();

    @ParameterizedTest
    @CsvSource({
        "2.0001, 20, buy_no, 0.6667",
        "-2.0001, 20, buy_yes, 0.6667",
        "2.4, 21, buy_no, 0.8000",
        "-2.85, 20, buy_yes, 0.9500",
        "-2.8503, 20, buy_yes, 0.9500",
        "17, 20, buy_no, 0.9500",
    })
    void buysSideTowardsTheMean(String z, long points, TradeAction side, String confidence) {
        var signal = STRATEGY.plan(STRATEGY.defaults(), universe(good("m").deviating(z, points)))
                .signals()
                .getFirst();
        assertEquals(side, signal.action());
        assertEquals(Ratio.fromString(confidence), signal.confidence());
        assertEquals(Price.of(side == TradeAction.buy_yes ? "0.78" : "0.22"), signal.targetPrice());
    }

    @ParameterizedTest
    @CsvSource({
        "2, 20, near_the_mean",
        "-2, 20, near_the_mean",
        "1.9999, 20, near_the_mean",
        "3, 19, too_few_points",
        "0, 0, too_few_points",
        ", 20, no_deviation",
    })
    void skipsSmallDeviationsAndFewPoints(String z, long points, SkipReason reason) {
        assertSkipped(reason, good("m").deviating(z, points));
    }

    @Test
    void skipsSideWithoutTradablePrice() {
        assertSkipped(SkipReason.no_price, good("m").priced("0.9", null, null).deviating("3", 20));
        assertSkipped(
                SkipReason.price_not_tradable, good("m").priced("1", "0", "1").deviating("3", 20));
    }

    @Test
    void ordersSignalsByDeviation() {
        var config = new MeanReversionConfig(20, 2, STRATEGY.defaults().tradeAmount());
        var plan = STRATEGY.plan(
                config,
                universe(
                        good("a").deviating("2.5", 20),
                        good("b").deviating("-4", 20),
                        good("c").deviating("3", 20)));
        assertEquals(List.of("b", "c"), plan.marketIds());
        assertEquals(List.of(new Skipped("a", SkipReason.max_positions)), plan.skipped());
    }

    private static void assertSkipped(SkipReason reason, MarketFixture market) {
        var plan = STRATEGY.plan(STRATEGY.defaults(), universe(market));
        assertEquals(List.of(new Skipped("m", reason)), plan.skipped());
        assertEquals(List.of(), plan.signals());
    }
}
