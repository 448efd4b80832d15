package io.prescient.polymarket;

import static io.prescient.Api.unique;
import static io.prescient.polymarket.GammaStub.byId;
import static io.prescient.polymarket.GammaStub.page;
import static io.prescient.polymarket.GammaStub.status;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.market;
import static io.prescient.polymarket.Imports.resolved;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.prescient.polymarket.GammaStub.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A closed event leaves the list of open events, so imports look it up by id.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class DelistedEventsTest {
    private static final Reply END = page("[]");

    private final List<String> events = new ArrayList<>();

    @Inject
    Pool pool;

    @BeforeEach
    @AfterEach
    void uncheckEvents() {
        Imports.uncheckEvents(pool);
    }

    @Test
    void closesDelistedEventAndProposes() throws IOException {
        var event = newEvent();
        var market = unique("m");
        fetch(event(event, market(market, "0.5", "0.5")));
        Api.get("/v1/events/" + event).body("closed", equalTo(false));
        try (var gamma =
                GammaStub.inSequence(END).withLookupReply(byId(closedEvent(event, resolved(market, "1", "0"))))) {
            var view = Imports.fetch();
            assertEquals("finished", view.getString("status"), view::prettify);
            assertEquals(1, view.getInt("page_count"), "a lookup response is a page");
            assertEquals(1, view.getInt("updated_event_count"));
            assertEquals(1, view.getInt("updated_market_count"));
            assertEquals(1, view.getInt("proposed_settlement_count"));
            assertEquals(1, gamma.lookupCount(event));
            assertTrue(gamma.lookupRequests().getFirst().startsWith("/events/keyset?closed=true&limit="));
        }
        Api.get("/v1/events/" + event).body("closed", equalTo(true));
        Api.get("/v1/markets/" + market).body("status", equalTo("closed"));
        Api.get("/v1/settlement-proposals/" + market)
                .body("outcome", equalTo("YES"))
                .body("status", equalTo("open"));
        try (var gamma = GammaStub.inSequence(END)) {
            assertEquals("finished", Imports.fetch().getString("status"));
            assertEquals(0, gamma.lookupCount(event), "it is closed, and its market is resolved");
        }
    }

    @Test
    void looksUpUploadedButNotListedEvents() throws IOException {
        var listed = newEvent();
        var sent = newEvent();
        Imports.importPage(event(sent, market(unique("m"), "0.5", "0.5")));
        try (var gamma = GammaStub.listing(Imports.page(event(listed)))) {
            assertEquals("finished", Imports.fetch().getString("status"));
            assertEquals(0, gamma.lookupCount(listed));
            assertEquals(1, gamma.lookupCount(sent));
        }
    }

    @Test
    void looksUpClosedEventUntilResolved() throws IOException {
        var event = newEvent();
        var market = unique("m");
        var now = Instant.now().toString();
        fetch(event(event, market(market, "0.5", "0.5")));
        var waiting = market(market, "1", "0", "closed", true, "umaResolutionStatus", "proposed", "updatedAt", now);
        for (var inside : List.of(waiting, waiting, resolved(market, "1", "0", "updatedAt", now))) {
            var gone = closedEvent(event, inside);
            gone.put("updatedAt", now);
            try (var gamma = GammaStub.inSequence(END).withLookupReply(byId(gone))) {
                assertEquals("finished", Imports.fetch().getString("status"));
                assertEquals(1, gamma.lookupCount(event));
            }
            Api.get("/v1/markets/" + market).body("status", equalTo("closed"));
        }
        Api.get("/v1/settlement-proposals/" + market).body("status", equalTo("open"));
        try (var gamma = GammaStub.inSequence(END)) {
            Imports.fetch();
            assertEquals(0, gamma.lookupCount(event));
        }
    }

    @Test
    void usesCreationTimeIfUpdateTimeIsUnknown() throws IOException {
        var event = newEvent();
        var gone = closedEvent(event, market(unique("m"), "1", "0", "closed", true));
        fetch(gone);
        for (int days : new int[] {0, 13, 15}) {
            pool.preparedQuery("UPDATE events SET created_at = now() - $2 * interval '1 day' WHERE event_id = $1")
                    .execute(Tuple.of(event, days))
                    .await()
                    .atMost(Duration.ofSeconds(5));
            try (var gamma = GammaStub.inSequence(END)) {
                Imports.fetch();
                assertEquals(days < 14 ? 1 : 0, gamma.lookupCount(event), days + " days");
            }
        }
    }

    @Test
    void stopsLookingUpOldClosedEvents() throws IOException {
        var event = newEvent();
        var market = unique("m");
        fetch(event(event, market(market, "0.5", "0.5")));
        var gone = closedEvent(event, market(market, "1", "0", "closed", true));
        gone.put("updatedAt", "2026-05-01T12:00:00Z");
        try (var gamma = GammaStub.inSequence(END).withLookupReply(byId(gone))) {
            Imports.fetch();
            assertEquals(1, gamma.lookupCount(event));
            Imports.fetch();
            assertEquals(1, gamma.lookupCount(event), "closed, not resolved, and months old");
        }
    }

    @Test
    void keepsUnknownEventAndLooksUpAgain() throws IOException {
        var event = newEvent();
        var market = unique("m");
        fetch(event(event, market(market, "0.5", "0.5")));
        for (int i = 0; i < 2; i++) {
            try (var gamma = GammaStub.inSequence(END)) {
                var view = Imports.fetch();
                assertEquals("finished 0", view.getString("status") + " " + view.getInt("page_count"));
                assertEquals(1, gamma.lookupCount(event));
            }
            Api.get("/v1/events/" + event).body("closed", equalTo(false));
            Api.get("/v1/markets/" + market).body("status", equalTo("open"));
        }
    }

    @Test
    void keepsMarketMissingFromEvent() throws IOException {
        var event = newEvent();
        var stays = unique("m");
        var gone = unique("m");
        fetch(event(event, market(stays, "0.5", "0.5"), market(gone, "0.5", "0.5")));
        fetch(event(event, market(stays, "0.6", "0.4")));
        Api.get("/v1/markets/" + gone).body("status", equalTo("open")).body("yes_price", equalTo("0.500000"));
    }

    @Test
    void ignoresEventsNotRequested() throws IOException {
        var event = newEvent();
        var other = newEvent();
        fetch(event(event));
        try (var _ =
                GammaStub.inSequence(END).withLookupReply(page(Imports.page(closedEvent(other), closedEvent(event))))) {
            var view = Imports.fetch();
            assertEquals("0 1", view.getInt("created_event_count") + " " + view.getInt("updated_event_count"));
        }
        Api.get("/v1/events/" + other).statusCode(404);
    }

    @Test
    void ignoresIdsGammaCannotHave() throws IOException {
        var named = unique("e");
        var large = "9" + newEvent() + "0";
        Imports.importPage(event(named), event(large));
        try (var gamma = GammaStub.inSequence(END)) {
            assertEquals("finished", Imports.fetch().getString("status"));
            assertEquals(0, gamma.lookupCount(named) + gamma.lookupCount(large));
        }
    }

    @Test
    void retriesLookupThenFailsImport() throws IOException {
        var event = newEvent();
        var market = unique("m");
        fetch(event(event, market(market, "0.5", "0.5")));
        var other = unique("e");
        try (var gamma = GammaStub.listing(Imports.page(event(other))).withLookupReply(status(502))) {
            var view = Imports.fetch();
            assertEquals("failed 1", view.getString("status") + " " + view.getInt("page_count"));
            assertTrue(view.getString("error").startsWith("GET /events/keyset?closed=true&"), view::prettify);
            assertTrue(view.getString("error").endsWith("given up after 3 attempts"), view::prettify);
            assertEquals(3, gamma.lookupRequests().size());
        }
        Api.get("/v1/events/" + other).statusCode(200);
        Api.get("/v1/events/" + event).body("closed", equalTo(false));
        try (var _ = GammaStub.inSequence(END).withLookupReply(byId(closedEvent(event, resolved(market, "0", "1"))))) {
            assertEquals("finished", Imports.fetch().getString("status"));
        }
        Api.get("/v1/events/" + event).body("closed", equalTo(true));
    }

    @Test
    void looksUpEventsInPages() throws IOException {
        var gone = new ArrayList<Object>();
        var open = new ArrayList<Object>();
        for (int i = 0; i < 7; i++) {
            var event = newEvent();
            var market = unique("m");
            open.add(event(event, market(market, "0.5", "0.5")));
            gone.add(closedEvent(event, resolved(market, "1", "0")));
        }
        fetch(open.toArray());
        try (var gamma = GammaStub.inSequence(END).withLookupReply(byId(gone.toArray()))) {
            var view = Imports.fetch();
            assertEquals(7, view.getInt("updated_event_count"));
            assertEquals(7, view.getInt("proposed_settlement_count"));
            assertTrue(view.getInt("page_count") >= 3);
            for (var question : gamma.lookupRequests()) {
                assertTrue(question.split("&id=", -1).length <= 4, question);
            }
        }
        events.forEach(id -> Api.get("/v1/events/" + id).body("closed", equalTo(true)));
    }

    private String newEvent() {
        var id = "" + ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000);
        events.add(id);
        return id;
    }

    private static Map<String, Object> closedEvent(String id, Object... markets) {
        var event = event(id, markets);
        event.put("closed", true);
        return event;
    }

    private static void fetch(Object... events) throws IOException {
        try (var _ = GammaStub.listing(Imports.page(events))) {
            assertEquals("finished", Imports.fetch().getString("status"));
        }
    }
}
