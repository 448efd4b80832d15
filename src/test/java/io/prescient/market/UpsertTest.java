package io.prescient.market;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Upserts of markets and events: an absent field keeps its value, null clears it.
@QuarkusTest
class UpsertTest {
    @Test
    void absentFieldKeepsValueAndNullClearsIt() {
        var path = "/v1/markets/" + unique("m");
        Api.put(path, json("question", "Rain?", "volume", "100.50", "closed", false, "seconds_delay", 3))
                .statusCode(200);
        Api.put(path, json("volume", null, "liquidity", 7))
                .statusCode(200)
                .body("question", equalTo("Rain?"))
                .body("volume", nullValue())
                .body("liquidity", equalTo("7.00"))
                .body("closed", equalTo(false))
                .body("seconds_delay", equalTo(3));
        Api.put(path, json()).statusCode(200).body("question", equalTo("Rain?"));
        Api.get(path).body("question", equalTo("Rain?")).body("liquidity", equalTo("7.00"));
    }

    @Test
    void returnsEveryMarketFieldAsSent() throws JsonProcessingException {
        var id = unique("m");
        var market = fields("""
                {
                    "event_id": "e", "question": "Wird es regnen? ü€😀", "description": "d",
                    "outcomes": ["Yes", "No"], "outcome_prices": {"a": [1, "0.10"]}, "volume": "51234.50",
                    "volume24hr": "0.00", "liquidity": "9999999999999.99", "end_date": "2026-05-01T00:00:00Z",
                    "game_start_time": "2026-04-30T22:00:00.123456Z", "seconds_delay": 0, "active": true,
                    "closed": false, "archived": false, "new": true, "featured": false,
                    "submitted_by": "someone", "resolved": false, "is_filtered": true
                }
                """);
        var answer = Api.put("/v1/markets/" + id, market).statusCode(200).body("status", equalTo("open"));
        market.forEach((field, value) -> answer.body("'" + field + "'", equalTo(value)));
    }

    @Test
    void returnsEveryEventFieldAsSent() throws JsonProcessingException {
        var id = unique("e");
        var event = fields("""
                {
                    "title": "Weather", "slug": "weather", "description": "d",
                    "start_date": "2026-01-01T00:00:00Z", "end_date": "2026-05-01T00:00:00Z",
                    "image_url": "u", "icon": "i", "active": true, "closed": false, "archived": true,
                    "new": false, "featured": true, "restricted": false, "liquidity": "1.00",
                    "volume": "2.00", "volume24hr": "0.50", "tags": ["a", "b"], "is_filtered": false
                }
                """);
        var answer = Api.put("/v1/events/" + id, event).statusCode(200).body("event_id", equalTo(id));
        event.forEach((field, value) -> answer.body("'" + field + "'", equalTo(value)));
        Api.put("/v1/events/" + id, json("title", null))
                .body("title", nullValue())
                .body("slug", equalTo("weather"));
    }

    @Test
    void keepsDecimalsInsideJsonExact() {
        var path = "/v1/markets/" + unique("m");
        Api.put(path, "{\"outcome_prices\": [0.10, 0.1000000000000000055511151231257827]}")
                .statusCode(200);
        var text = Api.get(path).extract().asString();
        assertEquals(
                true,
                text.contains("\"outcome_prices\":[0.10, 0.1000000000000000055511151231257827]")
                        || text.contains("\"outcome_prices\":[0.10,0.1000000000000000055511151231257827]"),
                text);
    }

    @Test
    void storesAllMarketsOrNone() {
        var a = unique("m");
        var b = unique("m");
        Api.post("/v1/markets", List.of(json("market_id", a, "question", "A?"), json("market_id", b)))
                .statusCode(200)
                .body("created_count", equalTo(2))
                .body("updated_count", equalTo(0));
        var c = unique("m");
        Api.post("/v1/markets", List.of(json("market_id", a, "volume", "1"), json("market_id", c)))
                .body("created_count", equalTo(1))
                .body("updated_count", equalTo(1));
        Api.get("/v1/markets/" + a).body("question", equalTo("A?")).body("volume", equalTo("1.00"));
        var d = unique("m");
        var bad = List.of(json("market_id", d), json("market_id", unique("m"), "volume", "-1"));
        assertProblem(Api.send("POST", "/v1/markets", bad), 400, "validation_failed");
        assertProblem(Api.send("GET", "/v1/markets/" + d, null), 404, "market_not_found");
        assertProblem(Api.send("POST", "/v1/markets", List.of()), 400, "validation_failed");
    }

    @Test
    void concurrentChangesOfFieldsAreAllKept() throws Exception {
        var path = "/v1/markets/" + unique("m");
        var fields =
                List.of("question", "description", "submitted_by", "event_id", "volume", "liquidity", "volume24hr");
        for (int attempt = 0; attempt < 5; attempt++) {
            var value = "" + (attempt + 1) + ".00";
            var puts = new ArrayList<Callable<Integer>>();
            fields.forEach(field ->
                    puts.add(() -> Api.send("PUT", path, json(field, value)).statusCode()));
            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var answer : clients.invokeAll(puts)) {
                    assertEquals(200, answer.get());
                }
            }
            var market = Api.get(path);
            fields.forEach(field -> market.body(field, equalTo(value)));
        }
    }

    @Test
    void concurrentUpsertsDoNotDeadlock() throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            ids.add(unique("m"));
        }
        var posts = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 10; i++) {
            var order = new ArrayList<>(ids);
            Collections.shuffle(order, new Random(i));
            var body = order.stream()
                    .map(id -> json("market_id", id, "volume", "1"))
                    .toList();
            posts.add(() -> Api.send("POST", "/v1/markets", body).statusCode());
        }
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : clients.invokeAll(posts)) {
                assertEquals(200, answer.get());
            }
        }
    }

    private static Map<String, Object> fields(String object) throws JsonProcessingException {
        return new ObjectMapper().readValue(object, new TypeReference<>() {});
    }
}
