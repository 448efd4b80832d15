package io.prescient.snapshot;

import static io.prescient.Api.json;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.prescient.Api;
import io.prescient.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A price that is sent with a market is stored as an observation.
@QuarkusTest
class MarketPriceObservationsTest {
    private static final String NOON = "2026-05-01T12:00:00Z";
    private static final String ONE = "2026-05-01T13:00:00Z";

    @Test
    void completesPriceOfAbsentSide() {
        String market = Api.market("yes_price", "0.4", "no_price", "0.61", "last_price_at", NOON);
        put(market, "yes_price", "0.3", "last_price_at", ONE).statusCode(200);
        put(market, "no_price", "0.72", "last_price_at", "2026-05-01T14:00:00Z")
                .body("yes_price", equalTo("0.280000"))
                .body("no_price", equalTo("0.720000"));
        observations(market)
                .body("items.yes_price", contains("0.400000", "0.300000", "0.280000"))
                .body("items.no_price", contains("0.610000", "0.700000", "0.720000"));
    }

    @Test
    void newYesPriceReplacesStoredNoPrice() {
        String market = Api.market("no_price", "0.55", "last_price_at", NOON);
        put(market, "yes_price", "0.9")
                .body("yes_price", equalTo("0.900000"))
                .body("no_price", equalTo("0.100000"))
                .body("market_conviction", equalTo("0.8000"));
        put(market, "yes_price", "0.6", "no_price", null).body("no_price", equalTo("0.400000"));
    }

    @Test
    void rejectsImpossibleQuote() {
        String market = Api.pricedMarket("0.4", "0.6");
        put(market, "yes_price", "0.9", "no_price", "0.7")
                .statusCode(400)
                .body("code", equalTo("impossible_quote"))
                .body("yes_price", equalTo("0.900000"))
                .body("no_price", equalTo("0.700000"));
        Api.post("/v1/markets", List.of(json("market_id", market, "yes_price", 0, "no_price", 0)))
                .statusCode(400)
                .body("code", equalTo("impossible_quote"));
        Api.get("/v1/markets/" + market).body("yes_price", equalTo("0.400000"));
        put(market, "yes_price", "0.95", "no_price", "0.07").statusCode(200).body("no_price", equalTo("0.070000"));
    }

    @Test
    void olderPriceDoesNotChangeMarket() {
        String market = Api.market("yes_price", "0.4", "last_price_at", ONE);
        put(market, "yes_price", "0.9", "last_price_at", NOON)
                .body("yes_price", equalTo("0.400000"))
                .body("last_price_at", equalTo(ONE));
        observations(market).body("items.yes_price", contains("0.900000", "0.400000"));
    }

    @Test
    void rejectsOtherPriceOfSameInstant() {
        String market = Api.market("yes_price", "0.4", "last_price_at", NOON);
        put(market, "yes_price", "0.9", "last_price_at", NOON, "question", "Snow?")
                .statusCode(409)
                .body("code", equalTo("conflicting_observation"))
                .body("market_id", equalTo(market))
                .body("timestamp", equalTo(NOON))
                .body("yes_price", equalTo("0.400000"));
        put(market, "yes_price", "0.4", "last_price_at", NOON)
                .statusCode(200)
                .body("yes_price", equalTo("0.400000"))
                .body("question", nullValue());
        observations(market).body("items.yes_price", contains("0.400000"));
    }

    @Test
    void rejectsTimesFarAheadOrBefore2000() {
        put(
                        Api.unique("m"),
                        "yes_price",
                        "0.4",
                        "last_price_at",
                        "" + Instant.now().plusSeconds(9))
                .statusCode(200);
        put(
                        Api.unique("m"),
                        "yes_price",
                        "0.4",
                        "last_price_at",
                        "" + Instant.now().plusSeconds(310))
                .statusCode(400)
                .body("errors.field", contains("last_price_at"));
        put(Api.unique("m"), "yes_price", "0.4", "last_price_at", "1999-12-31T00:00:00Z")
                .statusCode(400)
                .body("detail", containsString("2000"));
    }

    @Test
    void storesPricesOfAllMarketsOrNone() {
        String first = Api.unique("m");
        String second = Api.unique("m");
        Api.post(
                        "/v1/markets",
                        List.of(json("market_id", first, "yes_price", 0.5), json("market_id", second, "no_price", 2)))
                .statusCode(400);
        Api.get("/v1/markets/" + first).statusCode(404);
        Api.post(
                        "/v1/markets",
                        List.of(json("market_id", first, "yes_price", 0.5), json("market_id", second, "yes_price", 0)))
                .statusCode(200);
        Api.get("/v1/markets/" + second).body("yes_price", equalTo("0.000000"));
    }

    @Test
    void storesClearedPriceAsObservation() {
        String market = Api.market("yes_price", "0.4", "no_price", "0.61", "last_price_at", NOON);
        put(market, "yes_price", null).body("yes_price", nullValue()).body("no_price", equalTo("0.610000"));
        put(market, "yes_price", null, "question", "Again?").body("yes_price", nullValue());
        put(market, "no_price", null).body("no_price", nullValue());
        observations(market)
                .body("items.yes_price", contains("0.400000", null, null))
                .body("items.no_price", contains("0.610000", "0.610000", null))
                .body("items.market_conviction", contains("0.2100", null, null))
                .body("items.source", contains("api", "api", "api"));
        Api.get("/v1/markets/" + market + "/snapshots/latest").body("yes_price", nullValue());
        Api.get("/v1/markets/" + market + "/candles?interval=1d&from=" + NOON).body("items.count", contains(1));
        put(market, "yes_price", "0.5").body("yes_price", equalTo("0.500000"));
    }

    @Test
    void clearingAbsentPriceStoresNothing() {
        String market = Api.market("yes_price", null);
        put(market, "yes_price", null, "no_price", null).statusCode(200);
        observations(market).body("items", empty());
        put(market, "yes_price", null, "last_price_at", NOON).statusCode(400);
        put(market, "yes_price", null, "no_price", "0.4").body("yes_price", equalTo("0.600000"));
    }

    /// The first price of an instant is kept, and a price with a future time is the newest. A cleared price is dated
    /// after both.
    @Test
    void clearedPriceIsTheNewest() {
        var clock = TestClock.at("2026-05-01T12:00:00Z");
        String market = Api.pricedMarket("0.4", "0.6");
        put(market, "yes_price", null)
                .body("yes_price", nullValue())
                .body("last_price_at", equalTo("2026-05-01T12:00:00.000001Z"));
        put(market, "yes_price", "0.3", "last_price_at", "2026-05-01T12:00:10Z").body("yes_price", equalTo("0.300000"));
        put(market, "yes_price", null)
                .body("yes_price", nullValue())
                .body("last_price_at", equalTo("2026-05-01T12:00:10.000001Z"));
        clock.set("2026-05-01T12:06:00Z");
        put(market, "yes_price", "0.2").body("yes_price", equalTo("0.200000"));
        observations(market).body("items.yes_price", contains("0.400000", null, "0.300000", null, "0.200000"));
    }

    private static ValidatableResponse put(String market, Object... fields) {
        return Api.put("/v1/markets/" + market, json(fields));
    }

    private static ValidatableResponse observations(String market) {
        return Api.get("/v1/markets/" + market + "/snapshots");
    }
}
