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
    private final PageCursor walk = new PageCursor(TestSettings.PLAIN);

    @Test
    void anArrayGoesOnBehindTheEventsThatWereReallyReceived() {
        assertEquals("/events/keyset?closed=false&limit=50", walk.next());
        walk.take(page("[{'id': 1}, {'id': 2}, {'id': 3}]"));
        assertTrue(walk.goesOn(), "3 of 50 are no last page");
        assertEquals("/events/keyset?closed=false&limit=50&offset=3", walk.next());
        walk.take(page("[{'id': 4}]"));
        assertEquals("/events/keyset?closed=false&limit=50&offset=4", walk.next());
        walk.take(page("[]"));
        assertFalse(walk.goesOn());
    }

    @Test
    void anObjectGoesOnAtItsCursorAndEndsWithoutOne() {
        walk.take(page("{'events': [{'id': 1}], 'next_cursor': 'a+b/c='}"));
        assertEquals("/events/keyset?closed=false&limit=50&after_cursor=a%2Bb%2Fc%3D", walk.next());
        walk.take(page("{'events': [], 'next_cursor': 'd'}"));
        assertTrue(walk.goesOn(), "a filtered page may be empty");
        walk.take(page("{'events': [{'id': 2}]}"));
        assertFalse(walk.goesOn());
    }

    @Test
    void aCursorThatIsNullOrBlankIsNone() {
        for (String cursor : new String[] {"null", "''", "' '", "'null'"}) {
            var other = new PageCursor(TestSettings.PLAIN);
            other.take(page("{'events': [{'id': 1}], 'next_cursor': " + cursor + "}"));
            assertFalse(other.goesOn(), cursor);
        }
    }

    @Test
    void theSameEventsTwiceInARowLeadNowhere() {
        walk.take(page("[{'id': 1}, {'id': 2}]"));
        walk.take(page("[{'id': 2}, {'id': 3}]"));
        var failure = assertThrows(GammaFailure.class, () -> walk.take(page("[{'id': '3'}, {'id': 2}]")));
        assertEquals("page 3 has the same events as the one before", failure.getMessage());
        assertEquals(Kind.lasting, failure.kind());
    }

    @Test
    void theSameCursorTwiceLeadsNowhere() {
        walk.take(page("{'events': [{'id': 1}], 'next_cursor': 'a'}"));
        assertThrows(GammaFailure.class, () -> walk.take(page("{'events': [{'id': 2}], 'next_cursor': 'a'}")));
    }

    @Test
    void thereAreNoMorePagesThanAllowed() {
        var three = new PageCursor(new TestSettings(50, 3, 1, Optional.empty()));
        for (int i = 0; i < 3; i++) {
            assertTrue(three.next().contains("limit=50"));
            three.take(page("[{'id': " + i + "}]"));
        }
        var failure = assertThrows(GammaFailure.class, three::next);
        assertEquals("the venue has more than 3 pages", failure.getMessage());
    }

    @Test
    void anUnknownFirstPathGivesWayToTheNext() {
        var unknown = new GammaFailure(Kind.unknown_path, "answered 404", Duration.ZERO);
        assertFalse(walk.triesAnotherPath(GammaFailure.lasting("answered 403")));
        assertTrue(walk.triesAnotherPath(unknown));
        assertEquals("/events?order=id&closed=false&limit=50", walk.next());
        assertFalse(walk.triesAnotherPath(unknown), "there is no third one");
    }

    @Test
    void eventsAreAskedForByTheirIdsAtThePathThatWorked() {
        assertEquals("/events/keyset?closed=true&limit=2&id=7&id=12", walk.lookUp(List.of("7", "12")));
        assertTrue(walk.triesAnotherPath(new GammaFailure(Kind.unknown_path, "answered 404", Duration.ZERO)));
        assertEquals("/events?order=id&closed=true&limit=1&id=7", walk.lookUp(List.of("7")));
    }

    @Test
    void aPathThatWorkedOnceIsKept() {
        walk.take(page("[{'id': 1}]"));
        assertFalse(walk.triesAnotherPath(new GammaFailure(Kind.unknown_path, "answered 404", Duration.ZERO)));
    }

    private static GammaPage page(String json) {
        return GammaPage.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
