package io.prescient.polymarket;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.polymarket.GammaStub.brokenOff;
import static io.prescient.polymarket.GammaStub.page;
import static io.prescient.polymarket.GammaStub.send;
import static io.prescient.polymarket.GammaStub.stalling;
import static io.prescient.polymarket.GammaStub.status;
import static io.prescient.polymarket.GammaStub.trickling;
import static io.prescient.polymarket.Imports.assertFailed;
import static io.prescient.polymarket.Imports.assertFinished;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.one;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.prescient.polymarket.GammaStub.Answer;
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

/// A venue that does whatever it likes.
@QuarkusTest
@WithTestResource(value = GammaPort.class, scope = TestResourceScope.GLOBAL)
class UnreliableVenueTest {
    private static final Answer END = page("[]");
    private static final String FIRST = "/events/keyset?closed=false&limit=3";

    @Test
    void whatFailsForAWhileIsTriedAgain() throws IOException {
        var text = Imports.text(one());
        for (Answer trouble : new Answer[] {
            status(500),
            status(503),
            status(429),
            brokenOff(text),
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

    /// It never ends by itself here.
    @Test
    void whoFallsSilentOrNeverComesToAnEndIsNotWaitedFor() throws IOException {
        for (Answer slow : new Answer[] {stalling(Imports.text(one())), trickling()}) {
            try (var venue = GammaStub.inTurn(slow, page(Imports.text(one())), END)) {
                assertFinished(Imports.fetched(), 1, 1);
                assertEquals(List.of(FIRST, FIRST, FIRST + "&offset=1"), venue.asked());
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
            assertEquals(1, view.getInt("page_count"));
            assertEquals(1, view.getInt("created_event_count"));
            assertEquals(4, venue.asked().size());
        }
        Api.get("/v1/events/" + event).statusCode(200);
    }

    @Test
    void aRetryAfterIsWaitedForUpToABound() throws IOException {
        for (String seconds : List.of("1", "3600")) {
            try (var venue = GammaStub.inTurn(status(429, "Retry-After", seconds), END)) {
                var begun = Instant.now();
                assertEquals("finished", Imports.fetched().getString("status"));
                var took = Duration.between(begun, Instant.now());
                assertTrue(took.toMillis() >= 1_000, took.toString());
                assertEquals(List.of(FIRST, FIRST), venue.asked(), "sooner than after an hour");
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
            assertFailed("GET /events?order=id&ascending=true&closed=false&limit=3: answered 404 {\"error\": \"no\"}");
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
            assertEquals(2, view.getInt("page_count"));
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
            assertEquals(20, view.getInt("page_count"));
            assertEquals(20, view.getInt("created_event_count"));
            assertEquals(20, venue.asked().size());
        }
    }
}
