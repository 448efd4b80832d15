package io.prescient.venue;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.http.Problems.assertProblem;
import static io.prescient.venue.GammaStub.brokenOff;
import static io.prescient.venue.GammaStub.page;
import static io.prescient.venue.GammaStub.parameter;
import static io.prescient.venue.GammaStub.send;
import static io.prescient.venue.GammaStub.stalling;
import static io.prescient.venue.GammaStub.status;
import static io.prescient.venue.GammaStub.trickling;
import static io.prescient.venue.Imports.event;
import static io.prescient.venue.Imports.market;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.Api;
import io.prescient.venue.GammaStub.Answer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages that are fetched from a venue, which may do whatever it likes.
@QuarkusTest
@WithTestResource(value = GammaPort.class, scope = TestResourceScope.GLOBAL)
class ImportFetchTest {
    private static final Answer END = page("[]");

    @Test
    void pagesByOffsetAreReadUntilOneIsEmptyHoweverShortTheyAre() throws IOException {
        // Three are asked for; the venue gives two, then one.
        var events = List.of(one(), one(), one());
        try (var venue = GammaStub.answering(exchange -> {
            int offset = parameter(exchange, "offset") == null ? 0 : Integer.parseInt(parameter(exchange, "offset"));
            send(exchange, 200, Imports.write(events.subList(offset, Math.min(offset + 2, events.size()))));
        })) {
            var view = Imports.fetched();
            assertFinished(view, 2, 3);
            assertEquals("venue", view.getString("source"));
            assertEquals(
                    List.of(
                            "/events/keyset?closed=false&limit=3",
                            "/events/keyset?closed=false&limit=3&offset=2",
                            "/events/keyset?closed=false&limit=3&offset=3"),
                    venue.asked());
        }
    }

    @Test
    void pagesByCursorAreReadUntilThereIsNone() throws IOException {
        try (var venue = GammaStub.inTurn(
                page(Imports.write(json("events", List.of(one()), "next_cursor", "a=/b"))),
                page(Imports.write(json("events", List.of(one()), "next_cursor", "c"))),
                page(Imports.write(json("events", List.of(one())))))) {
            assertFinished(Imports.fetched(), 3, 3);
            assertEquals(
                    List.of(
                            "/events/keyset?closed=false&limit=3",
                            "/events/keyset?closed=false&limit=3&after_cursor=a%3D%2Fb",
                            "/events/keyset?closed=false&limit=3&after_cursor=c"),
                    venue.asked());
        }
    }

    @Test
    void aVenueWithoutTheFirstPathIsAskedAtTheSecond() throws IOException {
        try (var venue = GammaStub.inTurn(status(404), page(Imports.text(one())), END)) {
            assertFinished(Imports.fetched(), 1, 1);
            assertEquals("/events?closed=false&limit=3", venue.asked().get(1));
        }
    }

    @Test
    void eachFetchAddsAnObservationOfItsOwnTime() throws IOException {
        var id = unique("m");
        var event = event(unique("e"), market(id, "0.3", "0.7", "updatedAt", "2025-01-01T00:00:00Z"));
        var before = Instant.now();
        for (int i = 0; i < 2; i++) {
            try (var _ = GammaStub.inTurn(page(Imports.text(event)), END)) {
                assertEquals(1, Imports.fetched().getInt("snapshots_accepted"));
            }
        }
        var times =
                Api.get("/v1/markets/" + id + "/snapshots").extract().jsonPath().getList("items.timestamp");
        assertEquals(2, times.size());
        times.forEach(time -> assertTrue(!Instant.parse((String) time).isBefore(before.minusSeconds(1)), "" + time));
    }

    @Test
    void whatFailsForAWhileIsTriedAgain() throws IOException {
        var text = Imports.text(one());
        for (Answer trouble : new Answer[] {
            status(500),
            status(503),
            status(429),
            brokenOff(text),
            stalling(text),
            trickling(),
            page("<html>We will be back soon</html>"),
            page("{\"error\": \"none\"}"),
            page(""),
            page(text.substring(0, text.length() - 1)),
        }) {
            try (var venue = GammaStub.inTurn(trouble, trouble, page(text), END)) {
                assertFinished(Imports.fetched(), 1, 1);
                assertEquals(4, venue.asked().size());
            }
        }
    }

    @Test
    void troubleThatStaysFailsTheImportAndKeepsWhatCameBefore() throws IOException {
        var event = unique("e");
        try (var venue = GammaStub.inTurn(page(Imports.text(event(event))), status(502))) {
            var view =
                    assertFailed("GET /events/keyset?closed=false&limit=3&offset=1: answered 502 {\"error\": \"no\"};"
                            + " given up after 3 attempts");
            assertEquals(1, view.getInt("pages"));
            assertEquals(1, view.getInt("events_created"));
            assertEquals(4, venue.asked().size());
        }
        Api.get("/v1/events/" + event).statusCode(200);
    }

    @Test
    void aRetryAfterIsWaitedForUpToABound() throws IOException {
        for (String seconds : List.of("1", "3600")) {
            try (var _ = GammaStub.inTurn(status(429, "Retry-After", seconds), END)) {
                var begun = Instant.now();
                assertEquals("finished", Imports.fetched().getString("status"));
                var took = Duration.between(begun, Instant.now());
                assertTrue(took.toMillis() >= 1_000 && took.toMillis() < 4_000, took.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 422, 301})
    void aRefusalIsNotTriedAgain(int status) throws IOException {
        try (var venue = GammaStub.inTurn(status(status, "Location", "/elsewhere"))) {
            assertFailed("GET /events/keyset?closed=false&limit=3: answered " + status + " {\"error\": \"no\"}");
            assertEquals(1, venue.asked().size());
        }
    }

    @Test
    void aVenueWithNeitherPathIsToldAsSuch() throws IOException {
        try (var venue = GammaStub.inTurn(status(404))) {
            assertFailed("GET /events?closed=false&limit=3: answered 404 {\"error\": \"no\"}");
            assertEquals(2, venue.asked().size());
        }
    }

    @Test
    void aVenueThatIsNotThereFailsTheImport() {
        var view = Imports.fetched();
        assertEquals("failed", view.getString("status"));
        assertTrue(view.getString("error").contains("the connection failed"), view.getString("error"));
    }

    @Test
    void anAnswerWithoutEndIsNotReadToIt() throws IOException {
        try (var venue = GammaStub.answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[8_192]);
            }
        })) {
            assertFailed("GET /events/keyset?closed=false&limit=3: the answer exceeds 100000 bytes");
            assertEquals(1, venue.asked().size());
        }
    }

    @Test
    void aPackedAnswerIsUnpackedWithinTheSameBound() throws IOException {
        try (var _ = GammaStub.inTurn(GammaStub.packed(Imports.text(one())), END)) {
            assertFinished(Imports.fetched(), 1, 1);
        }
        try (var _ = GammaStub.inTurn(GammaStub.packed(" ".repeat(100_001)))) {
            assertFailed("GET /events/keyset?closed=false&limit=3: the answer exceeds 100000 bytes");
        }
    }

    @Test
    void aVenueThatRepeatsItselfIsLeft() throws IOException {
        var same = one();
        try (var venue = GammaStub.inTurn(page(Imports.text(one(), same)), page(Imports.text(same)))) {
            var view = assertFailed("page 3 has the same events as the one before");
            assertEquals(2, view.getInt("pages"));
            assertEquals(3, venue.asked().size());
        }
        try (var _ = GammaStub.inTurn(page(Imports.write(json("events", List.of(same), "next_cursor", "x"))))) {
            assertFailed("page 2 has the same events as the one before");
        }
    }

    @Test
    void aVenueWithoutEndIsLeftAfterTheLastPageAllowed() throws IOException {
        try (var venue = GammaStub.answering(exchange -> send(exchange, 200, Imports.text(event(unique("e")))))) {
            var view = assertFailed("the venue has more than 20 pages");
            assertEquals(20, view.getInt("pages"));
            assertEquals(20, view.getInt("events_created"));
            assertEquals(20, venue.asked().size());
        }
    }

    @Test
    void oneImportFetchesAtATimeAndIsSeenWhileItRuns() throws Exception {
        var asked = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var _ = GammaStub.answering(exchange -> {
            asked.countDown();
            assertTrue(go.await(5, TimeUnit.SECONDS));
            send(exchange, 200, "[]");
        })) {
            var first = Api.send("POST", "/v1/imports", null).then().statusCode(202);
            int id = first.extract().path("import_id");
            first.header("Location", endsWith("/v1/imports/" + id))
                    .body("status", equalTo("running"))
                    .body("pages", equalTo(0));
            assertTrue(asked.await(5, TimeUnit.SECONDS));
            var refusal = assertProblem(Api.send("POST", "/v1/imports", null), 409, "import_running");
            assertEquals(id, refusal.getInt("import_id"));
            Imports.of();
            Api.get("/v1/imports/" + id).body("status", equalTo("running"));
            go.countDown();
            assertEquals("finished", Imports.ended(id).getString("status"));
        }
    }

    @Test
    void aStreamTellsEachChangeUntilTheEnd() throws Exception {
        var go = new AtomicReference<>(new CountDownLatch(1));
        try (var _ = GammaStub.answering(exchange -> {
            boolean isFirst = parameter(exchange, "offset") == null;
            if (!isFirst) {
                assertTrue(go.get().await(5, TimeUnit.SECONDS));
            }
            send(exchange, 200, isFirst ? Imports.text(one()) : "[]");
        })) {
            long id = Api.send("POST", "/v1/imports", null).jsonPath().getLong("import_id");
            var events = Sse.read("/v1/imports/" + id + "/stream", event -> {
                if (event.getInt("pages") == 1) {
                    go.get().countDown();
                }
            });
            assertEquals("finished", events.getLast().getString("status"));
            assertTrue(events.size() >= 2, "" + events.size());
            for (var event : events.subList(0, events.size() - 1)) {
                assertEquals("running", event.getString("status"));
            }
            var again = Sse.read("/v1/imports/" + id + "/stream", _ -> {});
            assertEquals(1, again.size(), "an import that has ended changes no more");
        }
    }

    private static Map<String, Object> one() {
        return event(unique("e"), market(unique("m"), "0.5", "0.5"));
    }

    private static void assertFinished(JsonPath view, int pages, int events) {
        assertEquals(
                "finished null %d %d %d %d".formatted(pages, events, events, events),
                "%s %s %d %d %d %d"
                        .formatted(
                                view.getString("status"),
                                view.getString("error"),
                                view.getInt("pages"),
                                view.getInt("events"),
                                view.getInt("markets"),
                                view.getInt("snapshots_accepted")));
    }

    @CanIgnoreReturnValue
    private static JsonPath assertFailed(String error) {
        var view = Imports.fetched();
        assertEquals("failed " + error, view.getString("status") + " " + view.getString("error"));
        return view;
    }
}
