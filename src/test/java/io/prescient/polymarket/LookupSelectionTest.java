package io.prescient.polymarket;

import static io.prescient.Api.unique;
import static io.prescient.polymarket.GammaStub.byId;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.market;
import static io.prescient.polymarket.Imports.resolved;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The events that an import looks up by id.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class LookupSelectionTest extends LookupTestBase {
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
    void ignoresIdsGammaCannotHave() throws IOException {
        var named = unique("e");
        var large = "9" + newEvent() + "0";
        Imports.importPage(event(named), event(large));
        try (var gamma = GammaStub.inSequence(END)) {
            assertEquals("finished", Imports.fetch().getString("status"));
            assertEquals(0, gamma.lookupCount(named) + gamma.lookupCount(large));
        }
    }
}
