package io.prescient.polymarket;

import static io.prescient.Api.unique;
import static io.prescient.polymarket.GammaStub.byId;
import static io.prescient.polymarket.GammaStub.status;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.market;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.Api;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Gamma lists open events and rejects lookups.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class RejectedLookupTest extends LookupTestBase {
    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 422})
    void reportsRejectedLookupAsSkippedItem(int status) throws IOException {
        newEvents(4);
        try (var gamma = GammaStub.inSequence(END).withLookupReply(status(status))) {
            var view = Imports.fetch();
            assertEquals("finished", view.getString("status"), view::prettify);
            assertEquals(1, view.getInt("skipped_count"));
            assertNull(view.get("skipped_items[0].id"));
            assertEquals(
                    "lookup of events that are not listed any more was rejected: answered " + status
                            + " {\"error\": \"no\"}",
                    view.getString("skipped_items[0].reason"));
            assertEquals(List.of("/events/keyset", "/events"), paths(gamma), "each path once");
        }
        events.forEach(id -> Api.get("/v1/events/" + id).body("closed", equalTo(false)));
    }

    @Test
    void triesNextPathAfterRejection() throws IOException {
        var gone = newEvents(4);
        gone.forEach(event -> event.put("closed", true));
        try (var gamma = GammaStub.inSequence(END)
                .withLookupReply(exchange -> (exchange.getRequestURI().getPath().equals("/events/keyset")
                                ? status(400)
                                : byId(gone.toArray()))
                        .send(exchange))) {
            var view = Imports.fetch();
            assertEquals(
                    "finished 0 4",
                    "%s %d %d"
                            .formatted(
                                    view.getString("status"),
                                    view.getInt("skipped_count"),
                                    view.getInt("updated_event_count")));
            assertEquals("/events/keyset", paths(gamma).removeFirst(), "once, then only the other path");
            assertTrue(
                    gamma.lookupRequests().getLast().startsWith("/events?order=id&ascending=true&closed=true&limit="));
        }
        events.forEach(id -> Api.get("/v1/events/" + id).body("closed", equalTo(true)));
    }

    /// One invalid id must not prevent the lookup of the others.
    @Test
    void looksUpRejectedEventsLast() throws IOException {
        newEvents(4);
        List<String> rejected;
        try (var gamma = GammaStub.inSequence(END).withLookupReply(status(422))) {
            Imports.fetch();
            rejected = events.stream().filter(id -> gamma.lookupCount(id) > 0).toList();
        }
        assertEquals(3, rejected.size(), "as many as a page holds");
        try (var gamma = GammaStub.inSequence(END)) {
            assertEquals(0, Imports.fetch().getInt("skipped_count"));
            for (var id : events) {
                assertEquals(1, gamma.lookupCount(id));
                assertTrue(rejected.contains(id)
                        || gamma.lookupRequests().getFirst().contains(id));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"50, 10, 500", "100, 2000, 200000", "500, 2000, 200000", "100, 2147483647, 214748364700"})
    void boundsNumberOfLookups(int limit, int maxPages, long events) {
        assertEquals(
                events, DelistedEventImporter.maxEvents(new TestGammaSettings(limit, maxPages, 1, Optional.empty())));
    }

    /// Creates events that are listed once.
    @CanIgnoreReturnValue
    private List<Map<String, Object>> newEvents(int count) throws IOException {
        var listed = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < count; i++) {
            listed.add(event(newEvent(), market(unique("m"), "0.5", "0.5")));
        }
        fetch(listed.toArray());
        return listed;
    }

    private static List<String> paths(GammaStub gamma) {
        return new ArrayList<>(gamma.lookupRequests().stream()
                .map(line -> line.substring(0, line.indexOf('?')))
                .toList());
    }
}
