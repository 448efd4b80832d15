package io.prescient.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.polymarket.GammaFailure.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageCursorTest {
    private final PageCursor cursor = new PageCursor(TestGammaSettings.PLAIN);

    @Test
    void continuesArrayAfterReceivedEvents() {
        assertEquals("/events/keyset?closed=false&limit=50", cursor.nextRequest());
        cursor.advance(page("[{'id': 1}, {'id': 2}, {'id': 3}]"));
        assertTrue(cursor.hasNext(), "a short page is not the last one");
        assertEquals("/events/keyset?closed=false&limit=50&offset=3", cursor.nextRequest());
        cursor.advance(page("[{'id': 4}]"));
        assertEquals("/events/keyset?closed=false&limit=50&offset=4", cursor.nextRequest());
        cursor.advance(page("[]"));
        assertFalse(cursor.hasNext());
    }

    @Test
    void continuesObjectAtItsCursor() {
        cursor.advance(page("{'events': [{'id': 1}], 'next_cursor': 'a+b/c='}"));
        assertEquals("/events/keyset?closed=false&limit=50&after_cursor=a%2Bb%2Fc%3D", cursor.nextRequest());
        cursor.advance(page("{'events': [], 'next_cursor': 'd'}"));
        assertTrue(cursor.hasNext(), "a filtered page may be empty");
        cursor.advance(page("{'events': [{'id': 2}]}"));
        assertFalse(cursor.hasNext());
    }

    @Test
    void endsAtNullOrBlankCursor() {
        for (String cursor : new String[] {"null", "''", "' '", "'null'"}) {
            var other = new PageCursor(TestGammaSettings.PLAIN);
            other.advance(page("{'events': [{'id': 1}], 'next_cursor': " + cursor + "}"));
            assertFalse(other.hasNext(), cursor);
        }
    }

    @Test
    void rejectsSameEventsTwiceInARow() {
        cursor.advance(page("[{'id': 1}, {'id': 2}]"));
        cursor.advance(page("[{'id': 2}, {'id': 3}]"));
        var failure = assertThrows(GammaFailure.class, () -> cursor.advance(page("[{'id': '3'}, {'id': 2}]")));
        assertEquals("page 3 has the same events as the one before", failure.getMessage());
        assertEquals(Kind.permanent, failure.kind());
    }

    @Test
    void rejectsSameCursorTwice() {
        cursor.advance(page("{'events': [{'id': 1}], 'next_cursor': 'a'}"));
        assertThrows(GammaFailure.class, () -> cursor.advance(page("{'events': [{'id': 2}], 'next_cursor': 'a'}")));
    }

    @Test
    void rejectsMoreThanMaxPages() {
        var three = new PageCursor(new TestGammaSettings(50, 3, 1, Optional.empty()));
        for (int i = 0; i < 3; i++) {
            assertTrue(three.nextRequest().contains("limit=50"));
            three.advance(page("[{'id': " + i + "}]"));
        }
        var failure = assertThrows(GammaFailure.class, three::nextRequest);
        assertEquals("the list has more than 3 pages", failure.getMessage());
    }

    @Test
    void usesNextPathIfFirstIsUnknown() {
        var unknown = new GammaFailure(Kind.unknown_path, "answered 404", Duration.ZERO);
        assertFalse(cursor.tryNextPath(GammaFailure.permanent("answered 403")));
        assertTrue(cursor.tryNextPath(unknown));
        assertEquals("/events?order=id&closed=false&limit=50", cursor.nextRequest());
        assertFalse(cursor.tryNextPath(unknown), "there is no third path");
    }

    @Test
    void looksUpEventsAtWorkingPath() {
        assertEquals("/events/keyset?closed=true&limit=2&id=7&id=12", cursor.lookupRequest(List.of("7", "12")));
        assertTrue(cursor.tryNextPath(new GammaFailure(Kind.unknown_path, "answered 404", Duration.ZERO)));
        assertEquals("/events?order=id&closed=true&limit=1&id=7", cursor.lookupRequest(List.of("7")));
    }

    @Test
    void keepsPathThatWorked() {
        cursor.advance(page("[{'id': 1}]"));
        assertFalse(cursor.tryNextPath(new GammaFailure(Kind.unknown_path, "answered 404", Duration.ZERO)));
    }

    private static GammaPage page(String json) {
        return GammaPage.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
