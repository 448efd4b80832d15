package io.prescient.snapshot;

import static io.prescient.snapshot.SnapshotApi.at;
import static io.prescient.snapshot.SnapshotApi.lines;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Reads of stored observations: pages, streams, the latest ones and candles.
@QuarkusTest
class SnapshotHistoryTest {
    private static final Instant START = Instant.parse("2026-04-30T23:00:00Z");

    @Test
    void pagesListEachObservationOnceOldestFirst() {
        String market = observedHourly(25, "0.5");
        var timestamps = new ArrayList<String>();
        String next = "";
        while (next != null) {
            var page = Api.get(of(market) + "?limit=10" + (next.isEmpty() ? "" : "&after=" + next))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            timestamps.addAll(page.getList("items.timestamp"));
            next = page.getString("next");
        }
        assertEquals(IntStream.range(0, 25).mapToObj(SnapshotHistoryTest::hour).toList(), timestamps);
    }

    @Test
    void fromIsInclusiveAndUntilExclusive() {
        String market = observedHourly(5, "0.5");
        Api.get(of(market) + "?from=" + hour(1) + "&until=" + hour(3))
                .body("items.timestamp", contains(hour(1), hour(2)))
                .body("next", nullValue());
        Api.get(of(market) + "?from=" + START.plusSeconds(3600).plusNanos(1000) + "&until="
                        + START.plusSeconds(3 * 3600).plusNanos(1000))
                .body("items.timestamp", contains(hour(2), hour(3)));
        Api.get(of(market) + "?from=" + hour(9)).statusCode(200).body("items", empty());
    }

    @Test
    void streamsCompleteHistoryAsNdjson() {
        String market = observedHourly(2_500, "0.25");
        var lines = stream(of(market)).lines().toList();
        assertEquals(2_500, lines.size());
        assertTrue(lines.get(1_000).contains("\"timestamp\":\"" + hour(1_000) + "\""), lines.get(1_000));
        assertTrue(lines.getLast().contains(hour(2_499)), lines.getLast());
        assertEquals(
                1_000,
                stream(of(market) + "?from=" + hour(500) + "&until=" + hour(1_500))
                        .lines()
                        .count());
        assertEquals(1_000, stream(of(market) + "?until=" + hour(1_000)).lines().count());
        assertEquals("", stream(of(market) + "?from=" + hour(9_999)));
    }

    @Test
    void reportsUnknownMarketAsNotFound() {
        for (String path : new String[] {"snapshots", "snapshots/latest", "candles"}) {
            Api.get("/v1/markets/missing-market/" + path).statusCode(404).body("code", equalTo("market_not_found"));
        }
        given().accept(SnapshotApi.NDJSON)
                .get("/v1/markets/missing-market/snapshots")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        Api.get(of(Api.market()) + "/latest").statusCode(404).body("code", equalTo("snapshot_not_found"));
        Api.get(of(Api.market())).statusCode(200).body("items", empty());
    }

    @Test
    void listsLatestInRequestedOrderAndMissingIds() {
        String first = observedHourly(3, "0.3");
        String second = observedHourly(2, "0.2");
        String unobserved = Api.market();
        Api.get(of(first) + "/latest").body("timestamp", equalTo(hour(2))).body("yes_price", equalTo("0.300000"));
        Api.get("/v1/snapshots/latest?market_id="
                        + String.join("&market_id=", second, unobserved, first, "missing", second))
                .statusCode(200)
                .body("items.market_id", contains(second, first))
                .body("items.timestamp", contains(hour(1), hour(2)))
                .body("missing_market_ids", contains(unobserved, "missing"));
    }

    @Test
    void returnsLatestOfAtMostThousandMarkets() {
        var ids = Collections.nCopies(999, "x".repeat(66));
        String market = observedHourly(1, "0.5");
        String query = "/v1/snapshots/latest?market_id=" + market + "&market_id=" + String.join("&market_id=", ids);
        Api.get(query).statusCode(200).body("items.market_id", contains(market));
        Api.get(query + "&market_id=x").statusCode(400).body("code", equalTo("invalid_parameter"));
        Api.get("/v1/snapshots/latest").statusCode(400).body("parameter", equalTo("market_id"));
    }

    @Test
    void computesCandlesOfRoundIntervals() {
        String market = observedOnMayFirst();
        Api.get("/v1/markets/" + market + "/candles?interval=1h&from=2026-05-01T11:00:00Z&until=2026-05-01T16:00:00Z")
                .statusCode(200)
                .body("interval", equalTo("1h"))
                .body("items.from", contains("2026-05-01T12:00:00Z", "2026-05-01T13:00:00Z"))
                .body("items.open", contains("0.500000", "0.000000"))
                .body("items.high", contains("0.700000", "0.000000"))
                .body("items.low", contains("0.400000", "0.000000"))
                .body("items.close", contains("0.550000", "0.000000"))
                .body("items.count", contains(4, 1))
                .body("gaps.from", contains("2026-05-01T11:00:00Z", "2026-05-01T14:00:00Z"))
                .body("gaps.until", contains("2026-05-01T12:00:00Z", "2026-05-01T16:00:00Z"))
                .body("gaps.interval_count", contains(1, 2));
        Api.get("/v1/markets/" + market + "/candles?interval=1d&from=2026-05-01T00:00:00Z&until=2026-05-02T00:00:00Z")
                .body("items.count", contains(6))
                .body("items.close", contains("1.000000"))
                .body("gaps", empty());
        Api.get("/v1/markets/" + market + "/candles?interval=2h")
                .statusCode(400)
                .body("detail", equalTo("interval must be one of [1m, 5m, 15m, 30m, 1h, 4h, 6h, 12h, 1d]"));
    }

    /// A market with four observations in the hour from 12:00, one at 13:00 and one at 16:00.
    private static String observedOnMayFirst() {
        String market = Api.market();
        lines(
                        market,
                        at("2026-05-01T12:00:00Z", "0.5"),
                        at("2026-05-01T12:59:59.999999Z", "0.55"),
                        at("2026-05-01T12:30:00Z", "0.4"),
                        at("2026-05-01T12:20:00Z", "0.7"),
                        at("2026-05-01T13:00:00Z", "0"),
                        at("2026-05-01T16:00:00Z", "1"))
                .body("accepted_count", equalTo(6));
        return market;
    }

    /// A market with one observation per hour. The range crosses the end of a month and thus of a partition.
    private static String observedHourly(int hours, String yesPrice) {
        String market = Api.market();
        var body =
                IntStream.range(0, hours).mapToObj(n -> at(hour(n), yesPrice)).collect(Collectors.toList());
        Collections.shuffle(body, new java.util.Random(3));
        lines(market, body.toArray(String[]::new)).statusCode(200).body("accepted_count", equalTo(hours));
        return market;
    }

    private static String hour(int n) {
        return START.plusSeconds(n * 3600L).toString();
    }

    private static String of(String market) {
        return "/v1/markets/" + market + "/snapshots";
    }

    private static String stream(String path) {
        return given().accept(SnapshotApi.NDJSON)
                .get(path)
                .then()
                .statusCode(200)
                .contentType(SnapshotApi.NDJSON)
                .extract()
                .asString();
    }
}
