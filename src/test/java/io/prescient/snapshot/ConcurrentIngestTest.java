package io.prescient.snapshot;

import static io.prescient.snapshot.SnapshotApi.at;
import static io.prescient.snapshot.SnapshotApi.post;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Clients that store observations of the same markets at the same time.
@QuarkusTest
class ConcurrentIngestTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    /// Twelve clients send the same observations, each in its own order, while four clients set prices with POST.
    @Test
    void concurrentIngestsStoreEachObservationOnce() throws Exception {
        var markets = IntStream.range(0, 40).mapToObj(_ -> Api.market()).toList();
        var lines = markets.stream()
                .flatMap(market -> IntStream.range(0, 75).mapToObj(n -> observation(market, n)))
                .toList();
        var tasks = new ArrayList<Callable<JsonPath>>();
        for (int client = 0; client < 12; client++) {
            var random = new Random(client);
            tasks.add(() -> ingest(lines, random));
        }
        for (int client = 0; client < 4; client++) {
            var random = new Random(100 + client);
            tasks.add(() -> postOldPrices(markets, random));
        }
        long accepted = 0;
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            for (var response : threads.invokeAll(tasks)) {
                accepted += response.get().getLong("accepted_count");
            }
        }
        assertEquals(lines.size(), accepted);
        for (String market : markets) {
            Api.get("/v1/markets/" + market)
                    .body("last_price_at", equalTo("" + START.plusSeconds(74)))
                    .body("yes_price", equalTo("0.740000"));
        }
    }

    private static JsonPath ingest(List<String> lines, Random random) {
        var shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);
        return post(SnapshotApi.NDJSON, String.join("\n", shuffled))
                .statusCode(200)
                .body("rejected_count", equalTo(0))
                .extract()
                .jsonPath();
    }

    /// Prices of an older time, in months that have no partition yet.
    private static JsonPath postOldPrices(List<String> markets, Random random) {
        for (int i = 0; i < 10; i++) {
            String time =
                    START.minusSeconds(31L * 86_400 * random.nextInt(1, 40)).toString();
            var shuffled = new ArrayList<>(markets);
            Collections.shuffle(shuffled, random);
            Api.post(
                            "/v1/markets",
                            shuffled.stream()
                                    .map(id -> Api.json("market_id", id, "yes_price", 0.1, "last_price_at", time))
                                    .toList())
                    .statusCode(200);
        }
        return new JsonPath("{\"accepted_count\": 0}");
    }

    private static String observation(String market, int second) {
        return at("" + START.plusSeconds(second), "0." + (second < 10 ? "0" : "") + second)
                .replace("$", market);
    }
}
