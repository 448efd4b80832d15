package io.prescient.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    @Test
    void cursorDecodesToItsKey() {
        for (String key : List.of("0", "" + Long.MAX_VALUE, "51234.50|m-1", "|Wird es regnen? ü€😀", "a|b|c", "")) {
            assertEquals(key, Cursor.decode(Cursor.encode(key), "start", k -> k));
        }
        assertEquals(42, Cursor.decodeLong(Cursor.encode("42"), 7));
        var at = Instant.parse("2026-01-03T16:40:14.123456Z");
        assertEquals(at, Cursor.decode(Cursor.encode(at.toString()), Instant::parse));
    }

    @Test
    void cursorNeedsNoUrlEncoding() {
        for (int i = 0; i < 256; i++) {
            assertEquals("", Cursor.encode("?" + (char) i + ">~").replaceAll("[A-Za-z0-9_-]", ""));
        }
    }

    @Test
    void absentCursorIsTheStart() {
        assertEquals(7, Cursor.decodeLong(null, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "%%%", "NDI=garbage", "YWJj", "ü"})
    void rejectsInvalidCursorByName(String garbage) {
        var failure = assertThrows(ProblemException.class, () -> Cursor.decodeLong(garbage, 0));
        assertEquals(ProblemCode.invalid_parameter, failure.problem().code());
        assertEquals(Map.of("parameter", "after"), failure.problem().facts());
    }

    @Test
    void nextIsNullOnTheLastPageOnly() {
        assertNull(page(0, 3).next());
        assertNull(page(2, 3).next());
        assertNull(page(3, 3).next(), "a full page that is the last one");
        assertEquals(Cursor.encode("2"), page(4, 3).next());
        assertEquals(List.of("row 0", "row 1", "row 2"), page(4, 3).items());
        assertEquals(List.of("row 0", "row 1", "row 2"), page(3, 3).items());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 999, 1000})
    void acceptsLimitFrom1To1000(int limit) {
        assertEquals(limit, paging(limit).limit());
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1001, Integer.MAX_VALUE})
    void rejectsAnyOtherLimit(int limit) {
        var paging = paging(limit);
        var failure = assertThrows(ProblemException.class, paging::limit);
        assertEquals(Map.of("parameter", "limit"), failure.problem().facts());
    }

    private static Paging paging(int limit) {
        var paging = new Paging();
        paging.limit = limit;
        return paging;
    }

    private static Page<String> page(int rows, int limit) {
        var found = IntStream.range(0, rows).boxed().toList();
        return Page.of(found, limit, row -> "row " + row, row -> "" + row);
    }
}
