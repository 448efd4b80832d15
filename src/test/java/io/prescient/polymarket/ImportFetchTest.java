package io.prescient.polymarket;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static io.prescient.polymarket.GammaStub.page;
import static io.prescient.polymarket.GammaStub.parameter;
import static io.prescient.polymarket.GammaStub.send;
import static io.prescient.polymarket.GammaStub.status;
import static io.prescient.polymarket.Imports.assertFinished;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.market;
import static io.prescient.polymarket.Imports.one;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.prescient.polymarket.GammaStub.Answer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Pages that are fetched from a venue.
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
            assertEquals("polymarket", view.getString("source"));
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
            assertEquals(
                    "/events?order=id&ascending=true&closed=false&limit=3",
                    venue.asked().get(1));
        }
    }

    @Test
    void eachFetchAddsAnObservationOfItsOwnTime() throws IOException {
        var id = unique("m");
        var event = event(unique("e"), market(id, "0.3", "0.7", "updatedAt", "2025-01-01T00:00:00Z"));
        var before = Instant.now();
        for (int i = 0; i < 2; i++) {
            try (var _ = GammaStub.inTurn(page(Imports.text(event)), END)) {
                assertEquals(1, Imports.fetched().getInt("accepted_snapshot_count"));
            }
        }
        var times =
                Api.get("/v1/markets/" + id + "/snapshots").extract().jsonPath().getList("items.timestamp");
        assertEquals(2, times.size());
        times.forEach(time -> assertTrue(!Instant.parse((String) time).isBefore(before.minusSeconds(1)), "" + time));
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
                    .body("page_count", equalTo(0));
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
                if (event.getInt("page_count") == 1) {
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
}
