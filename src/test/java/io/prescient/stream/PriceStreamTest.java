package io.prescient.stream;

import static io.prescient.Api.get;
import static io.prescient.Api.json;
import static io.prescient.Api.market;
import static io.prescient.Api.post;
import static io.prescient.Api.pricedMarket;
import static io.prescient.Api.unique;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What markets cost, told while it changes.
@QuarkusTest
@Timeout(60)
class PriceStreamTest {
    @Inject
    Pool pool;

    @Test
    void sendsSnapshotThenEachObservationOnce() throws Exception {
        String id = pricedMarket("0.40", "0.60");
        try (var listening = StreamClient.open("/v1/markets/" + id + "/stream")) {
            var snapshot = listening.next("snapshot");
            assertEquals("0.400000", snapshot.json().getString("items[0].yes_price"));
            assertEquals(snapshot.json().getString("items[0].timestamp"), snapshot.id());
            recordPrices(id, "0.41", "0.42", "0.43");
            var prices = listening.next("price", 3);
            assertEquals(
                    List.of("0.410000", "0.420000", "0.430000"),
                    prices.stream().map(p -> p.json().getString("yes_price")).toList());
            assertEquals(prices.getLast().id(), prices.getLast().json().getString("timestamp"));
            var latest =
                    get("/v1/markets/" + id + "/snapshots/latest").extract().jsonPath();
            assertEquals(latest.getMap("$"), prices.getLast().json().getMap("$"));
            OtherReplica.recordPrice(pool, id, "0.44", 5);
            assertEquals("0.440000", listening.next("price").json().getString("yes_price"));
        }
    }

    @Test
    void resumesWithEveryLaterObservation() throws Exception {
        String id = pricedMarket("0.40", "0.60");
        String first;
        try (var listening = StreamClient.open("/v1/markets/" + id + "/stream")) {
            first = listening.next("snapshot").id();
        }
        var times = new ArrayList<String>();
        var begin = Instant.parse(first);
        var lines = IntStream.range(1, 601)
                .mapToObj(i -> {
                    times.add(begin.plusNanos(i * 1000L).toString());
                    return json("market_id", id, "yes_price", "0.5", "timestamp", times.getLast());
                })
                .toList();
        post("/v1/snapshots", lines).statusCode(200).body("accepted_count", equalTo(600));
        try (var listening = StreamClient.open("/v1/markets/" + id + "/stream", "Last-Event-ID", first)) {
            assertEquals(
                    times,
                    listening.next("price", 600).stream()
                            .map(StreamClient.Event::id)
                            .toList());
            // Of an earlier time than the last one told: history, but no news.
            post(
                            "/v1/snapshots",
                            List.of(json(
                                    "market_id",
                                    id,
                                    "yes_price",
                                    "0.1",
                                    "timestamp",
                                    begin.plusNanos(500).minusSeconds(60).toString())))
                    .statusCode(200);
            OtherReplica.recordPrice(pool, id, "0.44", 1_000_000);
            assertEquals("0.440000", listening.next("price").json().getString("yes_price"));
        }
    }

    @Test
    void marketWithoutPriceResumesWithFirstOne() throws Exception {
        String id = market();
        String path = "/v1/markets/" + id + "/stream";
        String place;
        try (var listening = StreamClient.open(path)) {
            place = listening.next("snapshot").id();
        }
        assertEquals("1970-01-01T00:00:00Z", place);
        recordPrices(id, "0.41", "0.42");
        try (var listening = StreamClient.open(path + "?after=" + place)) {
            assertEquals("0.410000", listening.next("price").json().getString("yes_price"));
        }
    }

    @Test
    void marketListSendsAllPricesThenNewestOfEach() throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.add(pricedMarket("0.40", "0.60"));
        }
        String silent = market();
        String unknown = unique("m");
        String query = "/v1/stream?market_id=" + String.join("&market_id=", ids) + "&market_id=" + silent
                + "&market_id=" + unknown;
        try (var listening = StreamClient.open(query);
                var one = StreamClient.open("/v1/markets/" + ids.getFirst() + "/stream")) {
            var snapshot = listening.next("snapshot");
            one.next("snapshot");
            assertNull(snapshot.id());
            for (var stream : List.of(listening, one)) {
                assertEquals("no-store no", stream.header("Cache-Control") + " " + stream.header("X-Accel-Buffering"));
            }
            assertEquals(ids, snapshot.json().getList("items.market_id"));
            assertEquals(List.of(silent, unknown), snapshot.json().getList("missing_market_ids"));
            recordPrices(ids.getFirst(), "0.41", "0.42");
            recordPrices(ids.getLast(), "0.51");
            recordPrices(silent, "0.61");
            Map<String, String> known = new HashMap<>();
            while (!known.equals(Map.of(ids.getFirst(), "0.420000", ids.getLast(), "0.510000", silent, "0.610000"))) {
                var price = listening.next("price");
                assertNull(price.id());
                known.put(price.json().getString("market_id"), price.json().getString("yes_price"));
            }
            assertEquals("0.410000", one.next("price").json().getString("yes_price"));
        }
    }

    @Test
    void rejectsInvalidRequestBeforeStreamStarts() {
        String id = market();
        for (var type : List.of("text/event-stream", "application/x-ndjson")) {
            assertRejected(type, "/v1/markets/" + unique("m") + "/stream", 404, "market_not_found");
            assertRejected(type, "/v1/markets/" + id + "/stream?after=x", 400, "invalid_parameter");
            assertRejected(type, "/v1/markets/" + id + "/stream?after=2199-01-01T00:00:00Z", 400, "invalid_parameter");
            assertRejected(type, "/v1/stream", 400, "invalid_parameter");
            assertRejected(type, "/v1/stream?market_id=" + "m&market_id=".repeat(1000) + "m", 400, "invalid_parameter");
            assertRejected(type, "/v1/stream?market=x", 400, "unknown_parameter");
        }
        given().header("Last-Event-ID", "yesterday")
                .header("Accept", "text/event-stream")
                .get("/v1/markets/" + id + "/stream")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("Last-Event-ID"));
    }

    private static void assertRejected(String type, String path, int status, String code) {
        given().urlEncodingEnabled(false)
                .header("Accept", type)
                .get(path)
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    private static void recordPrices(String id, String... prices) {
        for (var price : prices) {
            post("/v1/snapshots", List.of(json("market_id", id, "yes_price", price)))
                    .statusCode(200);
        }
    }
}
