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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The price streams of one market and of a list of markets.
@QuarkusTest
@Timeout(60)
class PriceStreamTest {
    @Inject
    Pool pool;

    @Test
    void sendsSnapshotThenEachObservationOnce() throws Exception {
        String id = pricedMarket("0.40", "0.60");
        try (var client = StreamClient.open("/v1/markets/" + id + "/stream")) {
            var snapshot = client.next("snapshot");
            assertEquals("0.400000", snapshot.json().getString("items[0].yes_price"));
            assertEquals(snapshot.json().getString("items[0].timestamp"), snapshot.id());
            recordPrices(id, "0.41", "0.42", "0.43");
            var prices = client.next("price", 3);
            assertEquals(
                    List.of("0.410000", "0.420000", "0.430000"),
                    prices.stream().map(p -> p.json().getString("yes_price")).toList());
            assertEquals(prices.getLast().id(), prices.getLast().json().getString("timestamp"));
            var latest =
                    get("/v1/markets/" + id + "/snapshots/latest").extract().jsonPath();
            assertEquals(latest.getMap("$"), prices.getLast().json().getMap("$"));
            OtherReplica.recordPrice(pool, id, "0.44", 5);
            assertEquals("0.440000", client.next("price").json().getString("yes_price"));
        }
    }

    @Test
    void resumesWithEveryLaterObservation() throws Exception {
        String id = pricedMarket("0.40", "0.60");
        String first;
        try (var client = StreamClient.open("/v1/markets/" + id + "/stream")) {
            first = client.next("snapshot").id();
        }
        var firstTime = Instant.parse(first);
        var times = IntStream.range(1, 601)
                .mapToObj(i -> firstTime.plusNanos(i * 1000L).toString())
                .toList();
        var snapshots = times.stream()
                .map(time -> json("market_id", id, "yes_price", "0.5", "timestamp", time))
                .toList();
        post("/v1/snapshots", snapshots).statusCode(200).body("accepted_count", equalTo(600));
        try (var client = StreamClient.open("/v1/markets/" + id + "/stream", "Last-Event-ID", first)) {
            assertEquals(
                    times,
                    client.next("price", 600).stream()
                            .map(StreamClient.Event::id)
                            .toList());
            // Older than the last observation sent, so it is in the history and not in the stream.
            var old = firstTime.plusNanos(500).minusSeconds(60).toString();
            var snapshot = json("market_id", id, "yes_price", "0.1", "timestamp", old);
            post("/v1/snapshots", List.of(snapshot)).statusCode(200);
            OtherReplica.recordPrice(pool, id, "0.44", 1_000_000);
            assertEquals("0.440000", client.next("price").json().getString("yes_price"));
        }
    }

    @Test
    void marketWithoutPriceResumesWithFirstOne() throws Exception {
        String id = market();
        String path = "/v1/markets/" + id + "/stream";
        String resumeAfter;
        try (var client = StreamClient.open(path)) {
            resumeAfter = client.next("snapshot").id();
        }
        assertEquals("1970-01-01T00:00:00Z", resumeAfter);
        recordPrices(id, "0.41", "0.42");
        try (var client = StreamClient.open(path + "?after=" + resumeAfter)) {
            assertEquals("0.410000", client.next("price").json().getString("yes_price"));
        }
    }

    @Test
    void marketListSendsAllPricesThenNewestOfEach() throws Exception {
        var ids = Stream.generate(() -> pricedMarket("0.40", "0.60")).limit(5).toList();
        String unpriced = market();
        String unknown = unique("m");
        String query = "/v1/stream?market_id=" + String.join("&market_id=", ids) + "&market_id=" + unpriced
                + "&market_id=" + unknown;
        try (var client = StreamClient.open(query);
                var one = StreamClient.open("/v1/markets/" + ids.getFirst() + "/stream")) {
            var snapshot = client.next("snapshot");
            one.next("snapshot");
            assertNull(snapshot.id());
            for (var stream : List.of(client, one)) {
                assertEquals("no-store no", stream.header("Cache-Control") + " " + stream.header("X-Accel-Buffering"));
            }
            assertEquals(ids, snapshot.json().getList("items.market_id"));
            assertEquals(List.of(unpriced, unknown), snapshot.json().getList("missing_market_ids"));
            recordPrices(ids.getFirst(), "0.41", "0.42");
            recordPrices(ids.getLast(), "0.51");
            recordPrices(unpriced, "0.61");
            awaitPrices(client, Map.of(ids.getFirst(), "0.420000", ids.getLast(), "0.510000", unpriced, "0.610000"));
            assertEquals("0.410000", one.next("price").json().getString("yes_price"));
        }
    }

    /// Reads price events until the newest price of each market is the expected one.
    private static void awaitPrices(StreamClient client, Map<String, String> expected) {
        var newest = new HashMap<String, String>();
        while (!newest.equals(expected)) {
            var price = client.next("price");
            assertNull(price.id());
            newest.put(price.json().getString("market_id"), price.json().getString("yes_price"));
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
