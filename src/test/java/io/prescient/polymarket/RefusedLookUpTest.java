package io.prescient.polymarket;

import static io.prescient.Api.unique;
import static io.prescient.polymarket.GammaStub.known;
import static io.prescient.polymarket.GammaStub.page;
import static io.prescient.polymarket.GammaStub.status;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.market;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.Api;
import io.prescient.polymarket.GammaStub.Answer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A venue that lists what is open, and does not want to be asked for what is not.
@QuarkusTest
@WithTestResource(value = GammaPort.class, scope = TestResourceScope.GLOBAL)
class RefusedLookUpTest {
    private static final Answer END = page("[]");

    private final List<String> events = new ArrayList<>();

    @Inject
    Pool pool;

    @BeforeEach
    @AfterEach
    void forget() {
        Imports.forgetEvents(pool);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 422})
    void aRefusalIsToldAndFailsNoImport(int status) throws IOException {
        newEvents(4);
        try (var venue = GammaStub.inTurn(END).closed(status(status))) {
            var view = Imports.fetched();
            assertEquals("finished", view.getString("status"), view::prettify);
            assertEquals(1, view.getInt("skipped_count"));
            assertNull(view.get("skipped_items[0].id"));
            assertEquals(
                    "the venue refuses to be asked for what it lists no more: answered " + status
                            + " {\"error\": \"no\"}",
                    view.getString("skipped_items[0].reason"));
            assertEquals(List.of("/events/keyset", "/events"), paths(venue), "each path once, and then no more");
        }
        events.forEach(id -> Api.get("/v1/events/" + id).body("closed", equalTo(false)));
    }

    @Test
    void whatIsRefusedAtOnePathIsAskedForAtTheNext() throws IOException {
        var gone = newEvents(4);
        gone.forEach(event -> event.put("closed", true));
        try (var venue = GammaStub.inTurn(END)
                .closed(exchange -> (exchange.getRequestURI().getPath().equals("/events/keyset")
                                ? status(400)
                                : known(gone.toArray()))
                        .give(exchange))) {
            var view = Imports.fetched();
            assertEquals(
                    "finished 0 4",
                    "%s %d %d"
                            .formatted(
                                    view.getString("status"),
                                    view.getInt("skipped_count"),
                                    view.getInt("updated_event_count")));
            assertEquals("/events/keyset", paths(venue).removeFirst(), "once, and the other path from then on");
            assertTrue(venue.lookedUp().getLast().startsWith("/events?order=id&ascending=true&closed=true&limit="));
        }
        events.forEach(id -> Api.get("/v1/events/" + id).body("closed", equalTo(true)));
    }

    /// One bad id must not keep the venue from being asked for the others.
    @Test
    void thoseThatWereRefusedAreAskedForLast() throws IOException {
        newEvents(4);
        List<String> refused;
        try (var venue = GammaStub.inTurn(END).closed(status(422))) {
            Imports.fetched();
            refused = events.stream().filter(id -> venue.lookUpsOf(id) > 0).toList();
        }
        assertEquals(3, refused.size(), "as many as a page holds");
        try (var venue = GammaStub.inTurn(END)) {
            assertEquals(0, Imports.fetched().getInt("skipped_count"));
            for (var id : events) {
                assertEquals(1, venue.lookUpsOf(id));
                assertTrue(refused.contains(id) || venue.lookedUp().getFirst().contains(id));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"50, 10, 500", "100, 2000, 200000", "500, 2000, 200000", "100, 2147483647, 214748364700"})
    void asManyAreAskedForAsFitIntoTheRequests(int limit, int maxPages, long events) {
        assertEquals(events, DelistedEventImporter.mostEvents(new TestSettings(limit, maxPages, 1, Optional.empty())));
    }

    /// So many new events that are listed once, and then no more.
    @CanIgnoreReturnValue
    private List<Map<String, Object>> newEvents(int count) throws IOException {
        var listed = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < count; i++) {
            var id = "" + ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000);
            events.add(id);
            listed.add(event(id, market(unique("m"), "0.5", "0.5")));
        }
        try (var _ = GammaStub.listing(Imports.text(listed.toArray()))) {
            assertEquals("finished", Imports.fetched().getString("status"));
        }
        return listed;
    }

    private static List<String> paths(GammaStub venue) {
        return new ArrayList<>(venue.lookedUp().stream()
                .map(line -> line.substring(0, line.indexOf('?')))
                .toList());
    }
}
