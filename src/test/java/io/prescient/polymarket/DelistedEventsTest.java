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
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// A closed event leaves the list of open events. Imports request it by id.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class DelistedEventsTest extends LookupTestBase {
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
}
