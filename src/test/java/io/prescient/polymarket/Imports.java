package io.prescient.polymarket;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.Api;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/// Pages of Gamma, and requests that import them.
final class Imports {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Imports() {}

    /// An event with its markets.
    static Map<String, Object> event(String id, Object... markets) {
        return json("id", id, "title", "Event " + id, "closed", false, "markets", Arrays.asList(markets));
    }

    /// A market with its prices and further fields as names and values.
    static Map<String, Object> market(String id, String yes, String no, Object... more) {
        var market = json(
                "id",
                id,
                "question",
                id + "?",
                "closed",
                false,
                "outcomes",
                "[\"Yes\", \"No\"]",
                "outcomePrices",
                "[\"%s\", \"%s\"]".formatted(yes, no),
                "updatedAt",
                "2026-05-01T12:00:00Z");
        market.putAll(json(more));
        return market;
    }

    /// A closed market whose oracle has confirmed the outcome.
    static Map<String, Object> resolved(String id, String yes, String no, Object... more) {
        var market = market(id, yes, no, "closed", true, "umaResolutionStatus", "resolved");
        market.putAll(json(more));
        return market;
    }

    /// A new event with one new market.
    static Map<String, Object> newEvent() {
        return event(unique("e"), market(unique("m"), "0.5", "0.5"));
    }

    static void assertFinished(JsonPath view, int pages, int events) {
        assertEquals(
                "finished null %d %d %d %d".formatted(pages, events, events, events),
                "%s %s %d %d %d %d"
                        .formatted(
                                view.getString("status"),
                                view.getString("error"),
                                view.getInt("page_count"),
                                view.getInt("event_count"),
                                view.getInt("market_count"),
                                view.getInt("accepted_snapshot_count")));
    }

    /// Fetches and expects this error.
    @CanIgnoreReturnValue
    static JsonPath assertFailed(String error) {
        var view = fetch();
        assertEquals("failed " + error, view.getString("status") + " " + view.getString("error"));
        return view;
    }

    static String page(Object... events) {
        return toJson(Arrays.asList(events));
    }

    static String toJson(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Imports a page of these events and expects success.
    @CanIgnoreReturnValue
    static JsonPath importPage(Object... events) {
        return postPage(page(events)).statusCode(201).extract().jsonPath();
    }

    static ValidatableResponse postPage(String page) {
        return Api.post("/v1/imports", page);
    }

    /// Starts a fetch and waits until it ends.
    @CanIgnoreReturnValue
    static JsonPath fetch() {
        long id = Api.send("POST", "/v1/imports", null)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getLong("import_id");
        return awaitEnd(id);
    }

    /// Prevents lookups of the events of earlier tests.
    static void uncheckEvents(Pool pool) {
        pool.query("UPDATE events SET source_checked_at = NULL")
                .execute()
                .await()
                .atMost(TIMEOUT);
    }

    @CanIgnoreReturnValue
    static JsonPath awaitEnd(long id) {
        return await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> Api.get("/v1/imports/" + id)
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        view -> !view.getString("status").equals("running"));
    }
}
