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

/// Imports as the tests speak of them.
final class Imports {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Imports() {}

    /// An event of Gamma with its markets.
    static Map<String, Object> event(String id, Object... markets) {
        return json("id", id, "title", "Event " + id, "closed", false, "markets", Arrays.asList(markets));
    }

    /// A market of Gamma with a price for each side, and more fields in turn.
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

    /// A market that the venue closed and whose oracle has spoken.
    static Map<String, Object> resolved(String id, String yes, String no, Object... more) {
        var market = market(id, yes, no, "closed", true, "umaResolutionStatus", "resolved");
        market.putAll(json(more));
        return market;
    }

    /// An event with one market, both new.
    static Map<String, Object> one() {
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

    /// Fetches, and expects it to fail for this reason.
    @CanIgnoreReturnValue
    static JsonPath assertFailed(String error) {
        var view = fetched();
        assertEquals("failed " + error, view.getString("status") + " " + view.getString("error"));
        return view;
    }

    static String text(Object... events) {
        return write(Arrays.asList(events));
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Imports a page of these events and expects it to be done.
    @CanIgnoreReturnValue
    static JsonPath of(Object... events) {
        return imported(text(events)).statusCode(201).extract().jsonPath();
    }

    static ValidatableResponse imported(String page) {
        return Api.post("/v1/imports", page);
    }

    /// Lets the service fetch, and waits until that has ended.
    @CanIgnoreReturnValue
    static JsonPath fetched() {
        long id = Api.send("POST", "/v1/imports", null)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getLong("import_id");
        return ended(id);
    }

    /// Lets no import ask for an event of the tests before.
    static void forgetEvents(Pool pool) {
        pool.query("UPDATE events SET source_checked_at = NULL")
                .execute()
                .await()
                .atMost(PATIENCE);
    }

    @CanIgnoreReturnValue
    static JsonPath ended(long id) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> Api.get("/v1/imports/" + id)
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        view -> !view.getString("status").equals("running"));
    }
}
