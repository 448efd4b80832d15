package io.prescient.polymarket;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.polymarket.GammaStub.page;
import static io.prescient.polymarket.GammaStub.send;
import static io.prescient.polymarket.GammaStub.stalling;
import static io.prescient.polymarket.GammaStub.status;
import static io.prescient.polymarket.GammaStub.trickling;
import static io.prescient.polymarket.GammaStub.truncated;
import static io.prescient.polymarket.Imports.assertFailed;
import static io.prescient.polymarket.Imports.assertFinished;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.newEvent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.prescient.polymarket.GammaStub.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Failures, delays and invalid responses of Gamma.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class UnreliableSourceTest {
    private static final Reply END = page("[]");
    private static final String FIRST = "/events/keyset?closed=false&limit=3";

    @Test
    void retriesTemporaryFailures() throws IOException {
        var text = Imports.page(newEvent());
        for (Reply failure : new Reply[] {
            status(500),
            status(503),
            status(429),
            truncated(text),
            page("<html>Service unavailable</html>"),
            page("{\"error\": \"none\"}"),
            page(""),
            page(text.substring(0, text.length() - 1)),
        }) {
            try (var gamma = GammaStub.inSequence(failure, failure, page(text), END)) {
                assertFinished(Imports.fetch(), 1, 1);
                assertEquals(4, gamma.listRequests().size());
            }
        }
    }

    /// These responses never end by themselves.
    @Test
    void retriesStalledAndEndlessResponses() throws IOException {
        for (Reply slow : new Reply[] {stalling(Imports.page(newEvent())), trickling()}) {
            try (var gamma = GammaStub.inSequence(slow, page(Imports.page(newEvent())), END)) {
                assertFinished(Imports.fetch(), 1, 1);
                assertEquals(List.of(FIRST, FIRST, FIRST + "&offset=1"), gamma.listRequests());
            }
        }
    }

    @Test
    void keepsPagesImportedBeforeFailure() throws IOException {
        var event = unique("e");
        try (var gamma = GammaStub.inSequence(page(Imports.page(event(event))), status(502))) {
            var view =
                    assertFailed("GET /events/keyset?closed=false&limit=3&offset=1: answered 502 {\"error\": \"no\"};"
                            + " given up after 3 attempts");
            assertEquals(1, view.getInt("page_count"));
            assertEquals(1, view.getInt("created_event_count"));
            assertEquals(4, gamma.listRequests().size());
        }
        Api.get("/v1/events/" + event).statusCode(200);
    }

    @Test
    void waitsForRetryAfterUpToMaximum() throws IOException {
        for (String seconds : List.of("1", "3600")) {
            try (var gamma = GammaStub.inSequence(status(429, "Retry-After", seconds), END)) {
                var begun = Instant.now();
                assertEquals("finished", Imports.fetch().getString("status"));
                var took = Duration.between(begun, Instant.now());
                assertTrue(took.toMillis() >= 1_000, took.toString());
                assertEquals(List.of(FIRST, FIRST), gamma.listRequests(), "retried before an hour has passed");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 422, 301})
    void doesNotRetryRejectedRequests(int status) throws IOException {
        try (var gamma = GammaStub.inSequence(status(status, "Location", "/elsewhere"))) {
            assertFailed("GET /events/keyset?closed=false&limit=3: answered " + status + " {\"error\": \"no\"}");
            assertEquals(1, gamma.listRequests().size());
        }
    }

    @Test
    void failsIfNoPathExists() throws IOException {
        try (var gamma = GammaStub.inSequence(status(404))) {
            assertFailed("GET /events?order=id&ascending=true&closed=false&limit=3: answered 404 {\"error\": \"no\"}");
            assertEquals(2, gamma.listRequests().size());
        }
    }

    @Test
    void failsIfGammaIsUnreachable() {
        var view = Imports.fetch();
        assertEquals("failed", view.getString("status"));
        assertTrue(view.getString("error").contains("the connection failed"), view.getString("error"));
    }

    @Test
    void stopsReadingAboveMaxBytes() throws IOException {
        try (var gamma = GammaStub.replying(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[8_192]);
            }
        })) {
            assertFailed("GET /events/keyset?closed=false&limit=3: the response exceeds 100000 bytes");
            assertEquals(1, gamma.listRequests().size());
        }
    }

    @Test
    void boundsUncompressedSize() throws IOException {
        try (var _ = GammaStub.inSequence(GammaStub.gzipped(Imports.page(newEvent())), END)) {
            assertFinished(Imports.fetch(), 1, 1);
        }
        try (var _ = GammaStub.inSequence(GammaStub.gzipped(" ".repeat(100_001)))) {
            assertFailed("GET /events/keyset?closed=false&limit=3: the response exceeds 100000 bytes");
        }
    }

    @Test
    void stopsAtRepeatedPage() throws IOException {
        var same = newEvent();
        try (var gamma = GammaStub.inSequence(page(Imports.page(newEvent(), same)), page(Imports.page(same)))) {
            var view = assertFailed("page 3 has the same events as the one before");
            assertEquals(2, view.getInt("page_count"));
            assertEquals(3, gamma.listRequests().size());
        }
        try (var _ = GammaStub.inSequence(page(Imports.toJson(json("events", List.of(same), "next_cursor", "x"))))) {
            assertFailed("page 2 has the same events as the one before");
        }
    }

    @Test
    void stopsAfterMaxPages() throws IOException {
        try (var gamma = GammaStub.replying(exchange -> send(exchange, 200, Imports.page(event(unique("e")))))) {
            var view = assertFailed("the list has more than 20 pages");
            assertEquals(20, view.getInt("page_count"));
            assertEquals(20, view.getInt("created_event_count"));
            assertEquals(20, gamma.listRequests().size());
        }
    }
}
