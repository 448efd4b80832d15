package io.prescient.books;

import static io.prescient.Api.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Compares the maximum drawdown of random portfolios with that of all pairs of minutes of the equity curve.
@QuarkusTest
class RandomDrawdownTest {
    private static final int SERIES = 4;

    private RandomMinutes minutes;

    @Tag("deep")
    @ParameterizedTest
    @CsvSource({"21, 50", "22, 50"})
    void findsWorstDrawdownOfLongHistory(long seed, int steps) {
        findsWorstDrawdownOfEachRange(seed, steps);
    }

    @ParameterizedTest
    @CsvSource("23, 20")
    void findsWorstDrawdownOfEachRange(long seed, int steps) {
        minutes = new RandomMinutes(seed);
        var markets = List.of(Api.pricedMarket("0.50", "0.50"), Api.pricedMarket("0.30", "0.75"), Api.market());
        for (int step = 0; step < steps; step++) {
            minutes.advanceMinutes(1 + minutes.random.nextInt(9));
            minutes.step(markets.get(minutes.random.nextInt(markets.size())));
        }
        minutes.advanceMinutes(1);
        assertDrawdowns(0);
    }

    /// Eight positions and three thousand prices are more than the service values one by one.
    @Tag("deep")
    @Test
    void findsWorstDrawdownAmongThousandsOfPrices() {
        minutes = new RandomMinutes(24);
        long portfolio = minutes.portfolio;
        var markets = List.of(Api.pricedMarket("0.50", "0.50"), Api.pricedMarket("0.40", "0.60"));
        for (var stake : List.of("99.99", "77.77", "100.01", "3.33")) {
            Api.buy(portfolio, markets.get(0), "buy_yes", stake, "0.50", Api.unique("t"))
                    .statusCode(201);
            Api.buy(portfolio, markets.get(1), "buy_no", stake, "0.60", Api.unique("t"))
                    .statusCode(201);
        }
        minutes.advanceMinutes(700);
        Api.deposit(portfolio, "555.55").statusCode(201);
        minutes.advanceMinutes(800);
        Api.withdraw(portfolio, "222.22").statusCode(201);
        minutes.advanceMinutes(1501);
        minutes.observe(markets, Duration.ofMinutes(1), 1, 3000);
        assertTrue(minutes.countValuations() < 50, "few instants are valued");
        assertDrawdowns(2 * 8);
    }

    /// Each valuation of 200 positions is expensive, so the service limits their number.
    @Test
    void manyPositionsHaveFewValuations() {
        minutes = new RandomMinutes(25);
        var market = Api.pricedMarket("0.50", "0.50");
        var trades = IntStream.range(0, 200)
                .mapToObj(_ -> json(
                        "trade_id",
                        Api.unique("t"),
                        "market_id",
                        market,
                        "action",
                        "buy_yes",
                        "amount",
                        minutes.dollars(400)))
                .toList();
        Api.post("/v1/portfolios/" + minutes.portfolio + "/trades/batch", json("trades", trades))
                .statusCode(200);
        minutes.advanceMinutes(60);
        // Both ends, the trades and 1,399 prices, of which the first second of the trades has the last one.
        minutes.observe(List.of(market), Duration.ofSeconds(1), 1, 1400);
        int all = minutes.countValuations();
        // More than the limit of 300,000 / 200.
        minutes.observe(List.of(market), Duration.ofSeconds(1), 1400, 1800);
        int few = minutes.countValuations();
        assertTrue(all >= 1400 && few < 50, all + " valuations, then " + few);
    }

    /// Checks the whole curve, then random ranges, each within the one before.
    ///
    /// @param tolerance cents by which a sum of separately rounded positions can differ
    private void assertDrawdowns(long tolerance) {
        var points = minutes.points();
        for (int i = 0; i < SERIES; i++) {
            int from = 0;
            int until = points.size() - 1;
            var longer = assertDrawdown(points, tolerance);
            while (until - from > 5) {
                from += minutes.random.nextInt((until - from) / 2);
                until -= minutes.random.nextInt((until - from) / 2);
                var shorter = assertDrawdown(points.subList(from, until + 1), tolerance);
                assertTrue(shorter.cents() <= longer.cents() + tolerance, "the drawdown of a part is larger");
                assertTrue(
                        shorter.ratio() <= longer.ratio() + ratioTolerance(tolerance), "the ratio of a part is larger");
                longer = shorter;
            }
        }
    }

    private WorstDrawdown assertDrawdown(List<WorstDrawdown.Point> points, long tolerance) {
        // A period starts with the value just before it, and ends before its end.
        var from = points.getFirst().at().plus(1, ChronoUnit.MICROS);
        var until = points.getLast().at().plus(1, ChronoUnit.MICROS);
        var actual = minutes.maxDrawdown(from, until);
        var expected = WorstDrawdown.of(points);
        var message = "%s, but %s from %s until %s".formatted(expected, actual, from, until);
        assertTrue(Math.abs(expected.cents() - actual.cents()) <= tolerance, message);
        assertEquals(expected.ratio(), actual.ratio(), ratioTolerance(tolerance), message);
        return actual;
    }

    private static double ratioTolerance(long cents) {
        return 0.000001 + cents * 0.00002;
    }
}
