package io.prescient.snapshot;

import static io.prescient.snapshot.SnapshotApi.NDJSON;
import static io.prescient.snapshot.SnapshotApi.array;
import static io.prescient.snapshot.SnapshotApi.at;
import static io.prescient.snapshot.SnapshotApi.lines;
import static io.prescient.snapshot.SnapshotApi.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/// What an ingest of observations stores, skips and rejects.
@QuarkusTest
class SnapshotIngestTest {
    private static final String NOON = "2026-05-01T12:00:00Z";
    private static final String ONE = "2026-05-01T13:00:00Z";
    private static final String TWO = "2026-05-01T14:00:00Z";

    @Test
    void storesValidLinesNextToInvalidOne() {
        String market = Api.market();
        counts(lines(market, at(NOON, "0.5"), "", "{invalid", at(ONE, "0.6")), 2, 0, 1)
                .body("rejections.line", contains(3))
                .body("rejections.index", contains(nullValue()))
                .body("rejections.code", contains("unreadable_body"));
        Api.get("/v1/markets/" + market + "/snapshots").body("items", hasSize(2));
    }

    @Test
    void storesValidElementsNextToInvalidOne() {
        String market = Api.market();
        counts(array(market, "[%s, 7, %s]".formatted(at(NOON, "0.5"), at(ONE, "0.6"))), 2, 0, 1)
                .body("rejections.index", contains(1))
                .body("rejections.line", contains(nullValue()))
                .body("rejections.reason", contains("body must be an object"));
    }

    @Test
    void countsRepeatedObservationsAsDuplicates() {
        String market = Api.market();
        counts(lines(market, at(NOON, "0.5"), at(NOON, "0.50"), at("2026-05-01T14:00+02:00", "0.5")), 1, 2, 0);
        counts(lines(market, at(NOON, "0.5")), 0, 1, 0);
        Api.get("/v1/markets/" + market + "/snapshots").body("items.yes_price", contains("0.500000"));
        Api.get("/v1/markets/" + market).body("yes_price", equalTo("0.500000"));
    }

    @Test
    void marketShowsNewestObservationInAnyOrder() {
        String market = Api.market();
        counts(lines(market, at(TWO, "0.7"), at(NOON, "0.5")), 2, 0, 0);
        price(market, "0.700000", "0.300000", TWO);
        counts(lines(market, at(ONE, "0.6")), 1, 0, 0);
        price(market, "0.700000", "0.300000", TWO);
        counts(lines(market, at("2026-05-01T14:00:00.000001Z", "0")), 1, 0, 0);
        price(market, "0.000000", "1.000000", "2026-05-01T14:00:00.000001Z");
    }

    @Test
    void computesNoPriceOnlyIfAbsent() {
        String market = Api.market();
        counts(
                lines(
                        market,
                        "{\"market_id\": \"$\", \"yes_price\": \"0.62\", \"no_price\": \"0.395\", \"timestamp\": \""
                                + NOON + "\", \"liquidity\": 1.005, \"volume\": 2, \"volume24hr\": \"3.3\"}",
                        at(ONE, "0.62")),
                2,
                0,
                0);
        Api.get("/v1/markets/" + market + "/snapshots")
                .body("items.no_price", contains("0.395000", "0.380000"))
                .body("items.market_conviction", contains("0.2250", "0.2400"))
                .body("items[0].liquidity", equalTo("1.00"))
                .body("items[0].volume", equalTo("2.00"))
                .body("items[0].volume24hr", equalTo("3.30"))
                .body("items[1].volume", nullValue());
    }

    @Test
    void rejectsLineOfUnknownMarket() {
        String market = Api.market();
        counts(lines(market, "{\"market_id\": \"missing-market\", \"yes_price\": 0.5}", at(NOON, "0.5")), 1, 0, 1)
                .body("rejections[0].line", equalTo(1))
                .body("rejections[0].code", equalTo("market_not_found"))
                .body("rejections[0].reason", equalTo("There is no market missing-market"));
    }

    @Test
    void datesObservationWithoutTimeNow() {
        String market = Api.market();
        var before = Instant.now();
        counts(lines(market, "{\"market_id\": \"$\", \"yes_price\": 0.5}"), 1, 0, 0);
        String stored =
                Api.get("/v1/markets/" + market + "/snapshots/latest").extract().path("timestamp");
        var after = Instant.now();
        assertTrue(!Instant.parse(stored).isBefore(before.minusMillis(1))
                && !Instant.parse(stored).isAfter(after));
    }

    @Test
    void rejectsTimesFarAheadOrBefore2000() {
        String market = Api.market();
        var now = Instant.now();
        counts(
                        lines(
                                market,
                                at("" + now.plusSeconds(9), "0.5"),
                                at("" + now.plusSeconds(60), "0.5"),
                                at("2000-01-01T00:00:00Z", "0.5"),
                                at("1999-12-31T23:59:59.999999Z", "0.5")),
                        2,
                        0,
                        2)
                .body("rejections.line", contains(2, 4))
                .body("rejections[0].reason", startsWith("timestamp must be between the year 2000 and ten seconds"));
    }

    @Test
    void listsFirstHundredRejectionsInOrder() {
        String market = Api.market();
        var lines = Collections.nCopies(150, "{\"market_id\": \"$\"}\n{\"market_id\": \"missing\", \"yes_price\": 1}");
        counts(lines(market, lines.toArray(String[]::new)), 0, 0, 300)
                .body("rejections", hasSize(100))
                .body("rejections[0].code", equalTo("validation_failed"))
                .body("rejections[1].code", equalTo("market_not_found"))
                .body("rejections[99].line", equalTo(100));
    }

    @Test
    void storesElementsBeforeTruncationAndReportsIt() {
        String market = Api.market();
        array(market, "[%s, %s, {\"market_id\"".formatted(at(NOON, "0.5"), at(NOON, "0.5")))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("unreadable_body"))
                .body("detail", equalTo("The body ends within element 3; accepted before that: 1"))
                .body("accepted_count", equalTo(1))
                .body("duplicate_count", equalTo(1))
                .body("rejected_count", equalTo(0));
        Api.get("/v1/markets/" + market + "/snapshots").body("items", hasSize(1));
    }

    @Test
    void acceptsOnlyArraysAndLines() {
        post("text/csv", "a,b").statusCode(415).body("code", equalTo("unsupported_media_type"));
        post("application/json", "{}").statusCode(400).body("detail", containsString("must be an array"));
        post("application/json", "").statusCode(400).body("detail", startsWith("The body is empty"));
        counts(post("application/json", " [ ] "), 0, 0, 0).body("rejections", empty());
        counts(post(NDJSON, ""), 0, 0, 0);
        counts(post(NDJSON, "\r\n\r\n"), 0, 0, 0);
    }

    @Test
    void recordsPriceOfMarketAsObservation() {
        String market = Api.market();
        Api.put("/v1/markets/" + market, Api.json("yes_price", "0.4", "no_price", "0.61", "last_price_at", NOON))
                .statusCode(200);
        Api.put("/v1/markets/" + market, Api.json("yes_price", "0.3", "last_price_at", ONE))
                .statusCode(200);
        price(market, "0.300000", "0.700000", ONE);
        Api.get("/v1/markets/" + market + "/snapshots")
                .body("items.yes_price", contains("0.400000", "0.300000"))
                .body("items.no_price", contains("0.610000", "0.700000"));
    }

    @CanIgnoreReturnValue
    private static ValidatableResponse counts(
            ValidatableResponse response, int accepted, int duplicates, int rejected) {
        return response.statusCode(200)
                .body("accepted_count", equalTo(accepted))
                .body("duplicate_count", equalTo(duplicates))
                .body("rejected_count", equalTo(rejected));
    }

    private static void price(String market, String yes, String no, String at) {
        Api.get("/v1/markets/" + market)
                .body("yes_price", equalTo(yes))
                .body("no_price", equalTo(no))
                .body("last_price_at", equalTo(at));
    }
}
