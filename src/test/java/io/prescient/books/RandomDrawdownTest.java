package io.prescient.books;

import static io.prescient.Api.json;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.prescient.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The worst falls of random books beside those that every pair of minutes of the equity curve has: all that
/// happens here happens at whole minutes.
@QuarkusTest
class RandomDrawdownTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final int PERIODS = 4;

    /// A minute of the curve.
    private record Point(Instant at, long equity, long contributed) {
        long profit() {
            return equity - contributed;
        }
    }

    private record Drawdown(long dollars, double ratio) {}

    private final List<String> trades = new ArrayList<>();
    private TestClock clock;
    private Random random;
    private long portfolio;

    @Tag("deep")
    @ParameterizedTest
    @CsvSource({"21, 50", "22, 50"})
    void findsWorstDrawdownOfLongHistory(long seed, int steps) {
        findsWorstDrawdownOfEachRange(seed, steps);
    }

    @ParameterizedTest
    @CsvSource("23, 20")
    void findsWorstDrawdownOfEachRange(long seed, int steps) {
        random = new Random(seed);
        open();
        var markets = List.of(Api.pricedMarket("0.50", "0.50"), Api.pricedMarket("0.30", "0.75"), Api.market());
        for (int step = 0; step < steps; step++) {
            advanceMinutes(1 + random.nextInt(9));
            step(markets.get(random.nextInt(markets.size())));
        }
        advanceMinutes(1);
        assertDrawdowns(0);
    }

    /// More than each of which is looked at: eight odd lots and three thousand prices.
    @Tag("deep")
    @Test
    void findsWorstDrawdownAmongThousandsOfPrices() {
        random = new Random(24);
        open();
        var markets = List.of(Api.pricedMarket("0.50", "0.50"), Api.pricedMarket("0.40", "0.60"));
        for (var stake : List.of("99.99", "77.77", "100.01", "3.33")) {
            Api.buy(portfolio, markets.get(0), "buy_yes", stake, "0.50", Api.unique("t"))
                    .statusCode(201);
            Api.buy(portfolio, markets.get(1), "buy_no", stake, "0.60", Api.unique("t"))
                    .statusCode(201);
        }
        advanceMinutes(700);
        Api.deposit(portfolio, "555.55").statusCode(201);
        advanceMinutes(800);
        Api.withdraw(portfolio, "222.22").statusCode(201);
        advanceMinutes(1501);
        Api.post(
                        "/v1/snapshots",
                        IntStream.range(1, 3000)
                                .mapToObj(i -> json(
                                        "market_id",
                                        markets.get(i % 2),
                                        "timestamp",
                                        BEGIN.plusSeconds(60L * i).toString(),
                                        "yes_price",
                                        price()))
                                .toList())
                .statusCode(200);
        assertTrue(performance(BEGIN, clock.instant()).getInt("valuation_count") < 50, "few instants are valued");
        assertDrawdowns(2 * 8);
    }

    /// Each look may value each of them.
    @Test
    void manyPositionsHaveFewValuations() {
        random = new Random(25);
        clock = TestClock.at(BEGIN);
        portfolio = Api.portfolio("1000.00", "max_positions", null);
        var market = Api.pricedMarket("0.50", "0.50");
        var trades = IntStream.range(0, 200)
                .mapToObj(i -> json(
                        "trade_id", Api.unique("t"), "market_id", market, "action", "buy_yes", "amount", cents(400)))
                .toList();
        Api.post("/v1/portfolios/" + portfolio + "/trades/batch", json("trades", trades))
                .statusCode(200);
        // Both ends, the trades and 1,399 prices, the last of the first second of the trades; then more than 300,000 /
        // 200.
        int all = countValuations(market, 1, 1400);
        int few = countValuations(market, 1400, 1800);
        assertTrue(all >= 1400 && few < 50, all + " looks, then " + few);
    }

    private int countValuations(String market, int first, int last) {
        clock.set(BEGIN.plusSeconds(3600));
        Api.post(
                        "/v1/snapshots",
                        IntStream.range(first, last)
                                .mapToObj(i -> json(
                                        "market_id",
                                        market,
                                        "timestamp",
                                        BEGIN.plusSeconds(i).toString(),
                                        "yes_price",
                                        price()))
                                .toList())
                .body("accepted_count", equalTo(last - first));
        return performance(BEGIN, clock.instant()).getInt("valuation_count");
    }

    private void open() {
        clock = TestClock.at(BEGIN);
        portfolio = Api.portfolio("1000.00");
    }

    private void advanceMinutes(int minutes) {
        clock.set(clock.instant().plusSeconds(60L * minutes));
    }

    private void step(String market) {
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                trades.add(Api.unique("t"));
                var side = random.nextBoolean() ? "buy_yes" : "buy_no";
                Api.buy(portfolio, market, side, cents(2_000), price(), trades.getLast())
                        .statusCode(201);
            }
            case 2 -> {
                if (!trades.isEmpty()) {
                    var trade = trades.remove(random.nextInt(trades.size()));
                    Api.close(portfolio, trade, null, price()).statusCode(200);
                }
            }
            case 3 -> Api.deposit(portfolio, cents(50_000)).statusCode(201);
            case 4 -> Api.withdraw(portfolio, cents(20_000));
            case 5 -> Api.put("/v1/markets/" + market, json(random.nextBoolean() ? "yes_price" : "no_price", null));
            default ->
                Api.put("/v1/markets/" + market, json("yes_price", price(), "no_price", price()))
                        .statusCode(200);
        }
    }

    /// The whole time, and random parts of it, each within the one before.
    ///
    /// @param crumbs cents by which lots that are rounded each alone may differ
    private void assertDrawdowns(long crumbs) {
        var points = points();
        for (int i = 0; i < PERIODS; i++) {
            int from = 0;
            int until = points.size() - 1;
            var longer = assertDrawdown(points, crumbs);
            while (until - from > 5) {
                from += random.nextInt((until - from) / 2);
                until -= random.nextInt((until - from) / 2);
                var shorter = assertDrawdown(points.subList(from, until + 1), crumbs);
                assertTrue(shorter.dollars <= longer.dollars + crumbs, "a longer time has no smaller fall");
                assertTrue(shorter.ratio <= longer.ratio + 0.000001 + crumbs * 0.00002, "nor a smaller ratio");
                longer = shorter;
            }
        }
    }

    private Drawdown assertDrawdown(List<Point> points, long crumbs) {
        var from = points.getFirst().at;
        var until = points.getLast().at;
        var told = performance(from, until);
        var falls = new Drawdown(
                cents(told.getString("max_drawdown_amount")), Double.parseDouble(told.getString("max_drawdown")));
        var worst = worst(points);
        var message = "%s, but %s from %s until %s".formatted(worst, falls, from, until);
        assertTrue(Math.abs(worst.dollars - falls.dollars) <= crumbs, message);
        assertEquals(worst.ratio, falls.ratio, 0.000001 + crumbs * 0.00002, message);
        return falls;
    }

    private static Drawdown worst(List<Point> points) {
        double[] index = new double[points.size()];
        index[0] = 1;
        for (int i = 1; i < index.length; i++) {
            var before = points.get(i - 1);
            var here = points.get(i);
            index[i] = index[i - 1] * (here.equity - here.contributed + before.contributed) / before.equity;
        }
        long dollars = 0;
        double ratio = 0;
        for (int i = 0; i < index.length; i++) {
            for (int j = i + 1; j < index.length; j++) {
                dollars =
                        Math.max(dollars, points.get(i).profit() - points.get(j).profit());
                ratio = Math.max(ratio, 1 - index[j] / index[i]);
            }
        }
        return new Drawdown(dollars, ratio);
    }

    private List<Point> points() {
        List<Map<String, String>> points = get("/equity?interval=1m").getList("items");
        return points.stream()
                .map(point -> new Point(
                        Instant.parse(point.get("as_of")),
                        cents(point.get("total_value")),
                        100_000 + cents(point.get("total_deposits")) - cents(point.get("total_withdrawals"))))
                .toList();
    }

    private JsonPath performance(Instant from, Instant until) {
        return get("/performance?from=" + from + "&until=" + until);
    }

    private JsonPath get(String what) {
        return Api.get("/v1/portfolios/" + portfolio + what)
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String price() {
        return PortfolioModel.millionths(10_000L * (1 + random.nextInt(99)));
    }

    private String cents(int most) {
        return PortfolioModel.dollars(1L + random.nextInt(most));
    }

    private static long cents(String dollars) {
        return new BigDecimal(dollars).movePointRight(2).longValueExact();
    }
}
