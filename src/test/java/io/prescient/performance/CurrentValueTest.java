package io.prescient.performance;

import static io.prescient.Api.json;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.prescient.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All endpoints return the same current value of a portfolio.
@QuarkusTest
class CurrentValueTest {
    private TestClock clock;
    private long portfolio;

    @BeforeEach
    void open() {
        clock = TestClock.at("2026-03-01T23:30:00Z");
        portfolio = Api.portfolio("1000.00");
    }

    @Tag("deep")
    @ParameterizedTest
    @CsvSource({"31, 30", "32, 30"})
    void currentValuesAgreeInLongRun(long seed, int steps) {
        currentValuesAgree(seed, steps);
    }

    @ParameterizedTest
    @CsvSource("33, 10")
    void currentValuesAgree(long seed, int steps) {
        var random = new Random(seed);
        var markets = List.of(Api.pricedMarket("0.50", "0.50"), Api.pricedMarket("0.30", "0.75"), Api.market());
        for (int step = 0; step < steps; step++) {
            // Several steps often have the same instant.
            clock.set(clock.instant().plusSeconds(Math.max(0, random.nextInt(400) - 100)));
            step(random, markets.get(random.nextInt(3)));
            assertCurrentValuesAgree();
        }
    }

    private void step(Random random, String market) {
        switch (random.nextInt(7)) {
            case 0, 1 -> {
                var side = random.nextBoolean() ? "buy_yes" : "buy_no";
                Api.buy(portfolio, market, side, "9.99", price(random), Api.unique("t"))
                        .statusCode(201);
            }
            case 2 -> Api.deposit(portfolio, "100.00").statusCode(201);
            case 3 ->
                Api.put("/v1/markets/" + market, json(random.nextBoolean() ? "yes_price" : "no_price", null))
                        .statusCode(200);
            case 4 ->
                // 409 if another price is stored for this instant.
                Api.put("/v1/markets/" + market, json("yes_price", price(random)))
                        .statusCode(oneOf(200, 409));
            default -> observe(market, price(random), random.nextInt(11));
        }
    }

    private void observe(String market, String price, int secondsAhead) {
        var at = clock.instant().plusSeconds(secondsAhead).toString();
        Api.post("/v1/snapshots", List.of(json("market_id", market, "yes_price", price, "timestamp", at)))
                .statusCode(200);
    }

    private void assertCurrentValuesAgree() {
        var path = "/v1/portfolios/" + portfolio;
        var current = Api.getPortfolio(portfolio);
        var totalValue = current.getString("total_value");
        var now = clock.instant().toString();
        Api.get(path + "/as-of")
                .body("total_value", equalTo(totalValue), "as_of", equalTo(now))
                .body("unpriced_position_count", equalTo(current.getInt("unpriced_position_count")));
        Api.get(path + "/explain?metric=total_value&limit=1000")
                .body("value", equalTo(totalValue), "sum", equalTo(totalValue), "as_of", equalTo(now));
        for (var range : List.of("from=2026-01-01T00:00:00Z", "until=" + now, "until=2030-01-01T00:00:00Z")) {
            Api.get(path + "/equity?" + range)
                    .body("items[-1].total_value", equalTo(totalValue))
                    .body("items[-1].as_of", equalTo(now))
                    .body("items[-1].unpriced_position_count", equalTo(current.getInt("unpriced_position_count")))
                    .body("until", equalTo(now));
            Api.get(path + "/performance?" + range).body("total_value", equalTo(totalValue), "until", equalTo(now));
        }
        assertEquals(totalValue, Api.get(path + "/equity?from=" + now).extract().path("items[0].total_value"));
    }

    private static String price(Random random) {
        return "0." + (10 + random.nextInt(90));
    }

    /// 20 YES shares bought at 0.50 are worth 16.00 at 0.80, and their cost of 10.00 without a price.
    @Test
    void clearedPriceIsClearedFromItsInstant() {
        var market = Api.pricedMarket("0.80", "0.25");
        var trade = Api.buyYes(portfolio, market, "10.00", "0.50");
        clock.set("2026-03-02T01:00:00Z");
        Api.put("/v1/markets/" + market, json("yes_price", null))
                .body("yes_price", nullValue())
                .body("no_price", equalTo("0.250000"))
                .body("last_price_at", equalTo("2026-03-02T01:00:00Z"));
        clock.set("2026-03-02T02:00:00Z");
        Api.put("/v1/markets/" + market, json("yes_price", "0.90")).statusCode(200);
        clock.set("2026-03-02T03:00:00Z");
        var path = "/v1/portfolios/" + portfolio;
        Api.get(path + "/equity?from=2026-03-02T00:00:00Z")
                .body("items.total_value", contains("1006.00", "1000.00", "1008.00", "1008.00"))
                .body("items.unpriced_position_count", contains(0, 1, 0, 0));
        Api.get(path + "/as-of?as_of=2026-03-02T01:59:59Z")
                .body("positions.items.trade_id", contains(trade))
                .body("positions.items.value", contains("10.00"))
                .body("positions.items.mark_price", contains(nullValue()))
                .body("positions.items.marked_at", contains(nullValue()));
        // The drawdown is 6.00 of 1006.00.
        Api.get(path + "/performance")
                .body("max_drawdown_amount", equalTo("6.00"))
                .body("max_drawdown", equalTo("0.005964"));
    }

    @Test
    void futureObservationCountsAtOnce() {
        var market = Api.pricedMarket("0.50", "0.50");
        Api.buyYes(portfolio, market, "10.00", "0.50");
        clock.set("2026-03-01T23:59:55Z");
        observe(market, "0.25", 10);
        assertCurrentValuesAgree();
        Api.get("/v1/portfolios/" + portfolio + "/performance")
                .body("total_value", equalTo("995.00"))
                .body("max_drawdown_amount", equalTo("5.00"))
                .body("max_drawdown_amount_trough_at", equalTo("2026-03-01T23:59:55Z"));
        // A cleared price is newer than the observation.
        Api.put("/v1/markets/" + market, json("yes_price", null)).body("yes_price", nullValue());
        Api.get("/v1/portfolios/" + portfolio).body("total_value", equalTo("1000.00"));
        assertCurrentValuesAgree();
    }
}
