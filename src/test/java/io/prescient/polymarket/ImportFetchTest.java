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
import static io.prescient.polymarket.Imports.newEvent;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.prescient.polymarket.GammaStub.Reply;
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

/// Imports of fetched pages.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class ImportFetchTest {
    private static final Reply END = page("[]");

    @Test
    void readsPagesByOffsetUntilEmpty() throws IOException {
        // The limit is 3; the pages have 2 events, then 1.
        var events = List.of(newEvent(), newEvent(), newEvent());
        try (var gamma = GammaStub.replying(exchange -> {
            int offset = parameter(exchange, "offset") == null ? 0 : Integer.parseInt(parameter(exchange, "offset"));
            send(exchange, 200, Imports.toJson(events.subList(offset, Math.min(offset + 2, events.size()))));
        })) {
            var view = Imports.fetch();
            assertFinished(view, 2, 3);
            assertEquals("polymarket", view.getString("source"));
            assertEquals(
                    List.of(
                            "/events/keyset?closed=false&limit=3",
                            "/events/keyset?closed=false&limit=3&offset=2",
                            "/events/keyset?closed=false&limit=3&offset=3"),
                    gamma.listRequests());
        }
    }

    @Test
    void readsPagesByCursorUntilNone() throws IOException {
        try (var gamma = GammaStub.inSequence(
                page(Imports.toJson(json("events", List.of(newEvent()), "next_cursor", "a=/b"))),
                page(Imports.toJson(json("events", List.of(newEvent()), "next_cursor", "c"))),
                page(Imports.toJson(json("events", List.of(newEvent())))))) {
            assertFinished(Imports.fetch(), 3, 3);
            assertEquals(
                    List.of(
                            "/events/keyset?closed=false&limit=3",
                            "/events/keyset?closed=false&limit=3&after_cursor=a%3D%2Fb",
                            "/events/keyset?closed=false&limit=3&after_cursor=c"),
                    gamma.listRequests());
        }
    }

    @Test
    void usesSecondPathIfFirstIsMissing() throws IOException {
        try (var gamma = GammaStub.inSequence(status(404), page(Imports.page(newEvent())), END)) {
            assertFinished(Imports.fetch(), 1, 1);
            assertEquals(
                    "/events?order=id&ascending=true&closed=false&limit=3",
                    gamma.listRequests().get(1));
        }
    }

    @Test
    void addsObservationAtFetchTime() throws IOException {
        var id = unique("m");
        var event = event(unique("e"), market(id, "0.3", "0.7", "updatedAt", "2025-01-01T00:00:00Z"));
        var before = Instant.now();
        for (int i = 0; i < 2; i++) {
            try (var _ = GammaStub.inSequence(page(Imports.page(event)), END)) {
                assertEquals(1, Imports.fetch().getInt("accepted_snapshot_count"));
            }
        }
        var times =
                Api.get("/v1/markets/" + id + "/snapshots").extract().jsonPath().getList("items.timestamp");
        assertEquals(2, times.size());
        times.forEach(time -> assertTrue(!Instant.parse((String) time).isBefore(before.minusSeconds(1)), "" + time));
    }

    @Test
    void runsOneFetchAtATime() throws Exception {
        var asked = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var _ = GammaStub.replying(exchange -> {
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
            var problem = assertProblem(Api.send("POST", "/v1/imports", null), 409, "import_running");
            assertEquals(id, problem.getInt("import_id"));
            Imports.importPage();
            Api.get("/v1/imports/" + id).body("status", equalTo("running"));
            go.countDown();
            assertEquals("finished", Imports.awaitEnd(id).getString("status"));
        }
    }

    @Test
    void streamsChangesUntilImportEnds() throws Exception {
        var go = new AtomicReference<>(new CountDownLatch(1));
        try (var _ = GammaStub.replying(exchange -> {
            boolean isFirst = parameter(exchange, "offset") == null;
            if (!isFirst) {
                assertTrue(go.get().await(5, TimeUnit.SECONDS));
            }
            send(exchange, 200, isFirst ? Imports.page(newEvent()) : "[]");
        })) {
            long id = Api.send("POST", "/v1/imports", null).jsonPath().getLong("import_id");
            var events = EventStreamReader.read("/v1/imports/" + id + "/stream", event -> {
                if (event.getInt("page_count") == 1) {
                    go.get().countDown();
                }
            });
            assertEquals("finished", events.getLast().getString("status"));
            assertTrue(events.size() >= 2, "" + events.size());
            for (var event : events.subList(0, events.size() - 1)) {
                assertEquals("running", event.getString("status"));
            }
            var again = EventStreamReader.read("/v1/imports/" + id + "/stream", _ -> {});
            assertEquals(1, again.size(), "an ended import does not change");
        }
    }
}
