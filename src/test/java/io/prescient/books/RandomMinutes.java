package io.prescient.books;

import static io.prescient.Api.json;
import static org.hamcrest.Matchers.equalTo;

import io.prescient.Api;
import io.prescient.TestClock;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// A portfolio of 1000.00 that changes only at whole minutes, so that the equity curve of minutes is complete.
final class RandomMinutes {
    static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    final Random random;
    final TestClock clock = TestClock.at(BEGIN);
    final long portfolio = Api.portfolio("1000.00");
    private final List<String> trades = new ArrayList<>();

    RandomMinutes(long seed) {
        random = new Random(seed);
    }

    void advanceMinutes(int minutes) {
        clock.set(clock.instant().plusSeconds(60L * minutes));
    }

    /// Changes the portfolio, or a price of the market.
    void step(String market) {
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                trades.add(Api.unique("t"));
                var side = random.nextBoolean() ? "buy_yes" : "buy_no";
                Api.buy(portfolio, market, side, dollars(2_000), price(), trades.getLast())
                        .statusCode(201);
            }
            case 2 -> {
                if (!trades.isEmpty()) {
                    var trade = trades.remove(random.nextInt(trades.size()));
                    Api.close(portfolio, trade, null, price()).statusCode(200);
                }
            }
            case 3 -> Api.deposit(portfolio, dollars(50_000)).statusCode(201);
            case 4 -> Api.withdraw(portfolio, dollars(20_000));
            case 5 -> Api.put("/v1/markets/" + market, json(random.nextBoolean() ? "yes_price" : "no_price", null));
            default -> {
                int yes = 1 + random.nextInt(99);
                int no = Math.clamp(100L - yes + random.nextInt(-20, 21), 1, 99);
                Api.put("/v1/markets/" + market, json("yes_price", price(yes), "no_price", price(no)))
                        .statusCode(200);
            }
        }
    }

    /// Observes random prices of the markets in turn, at multiples of an interval from `first` to before `last`.
    void observe(List<String> markets, Duration interval, int first, int last) {
        Api.post(
                        "/v1/snapshots",
                        IntStream.range(first, last)
                                .mapToObj(i -> json(
                                        "market_id",
                                        markets.get(i % markets.size()),
                                        "timestamp",
                                        BEGIN.plus(interval.multipliedBy(i)).toString(),
                                        "yes_price",
                                        price()))
                                .toList())
                .statusCode(200)
                .body("accepted_count", equalTo(last - first));
    }

    /// The equity curve, with a point for each minute.
    List<WorstDrawdown.Point> points() {
        List<Map<String, String>> points = get("/equity?interval=1m").getList("items");
        return points.stream()
                .map(point -> new WorstDrawdown.Point(
                        Instant.parse(point.get("as_of")),
                        cents(point.get("total_value")),
                        100_000 + cents(point.get("total_deposits")) - cents(point.get("total_withdrawals"))))
                .toList();
    }

    /// The number of instants at which the service values the portfolio.
    int countValuations() {
        return performance(BEGIN, clock.instant()).getInt("valuation_count");
    }

    WorstDrawdown maxDrawdown(Instant from, Instant until) {
        var performance = performance(from, until);
        return new WorstDrawdown(
                cents(performance.getString("max_drawdown_amount")),
                Double.parseDouble(performance.getString("max_drawdown")));
    }

    private JsonPath performance(Instant from, Instant until) {
        return get("/performance?from=" + from + "&until=" + until);
    }

    private JsonPath get(String resource) {
        return Api.get("/v1/portfolios/" + portfolio + resource)
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String price() {
        return price(1 + random.nextInt(99));
    }

    private static String price(int cents) {
        return FixedPoint.millionths(10_000L * cents);
    }

    /// A random amount.
    String dollars(int maxCents) {
        return FixedPoint.dollars(1L + random.nextInt(maxCents));
    }

    private static long cents(String dollars) {
        return new BigDecimal(dollars).movePointRight(2).longValueExact();
    }
}
