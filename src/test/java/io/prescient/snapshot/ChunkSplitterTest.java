package io.prescient.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ChunkSplitterTest {
    private final List<String> pieces = new ArrayList<>();

    private final ChunkSplitter.Sink sink = new ChunkSplitter.Sink() {
        @Override
        public void take(long number, byte[] piece) {
            pieces.add(number + ": " + new String(piece, StandardCharsets.UTF_8).strip());
        }

        @Override
        public void reject(long number, String reason) {
            pieces.add(number + " " + reason);
        }
    };

    @Test
    void splitsAtLineEnds() {
        assertNull(split(NdjsonSplitter::new, "{\"a\": 1}\n[2]\n3"));
        assertEquals(List.of("1: {\"a\": 1}", "2: [2]", "3: 3"), pieces);
    }

    @Test
    void countsAndSkipsBlankLines() {
        assertNull(split(NdjsonSplitter::new, "\n1\r\n  \t\r\n\n2\n\n"));
        assertEquals(List.of("2: 1", "5: 2"), pieces);
    }

    @Test
    void splitsOnlyAtCommasOfOuterArray() {
        assertNull(
                split(JsonArraySplitter::new, " [ {\"a\": [1, {\"b\": 2}], \"c\": \",]}\"} , \"x,\\\"]\\\\\", 7 ] \n"));
        assertEquals(List.of("1: {\"a\": [1, {\"b\": 2}], \"c\": \",]}\"}", "2: \"x,\\\"]\\\\\"", "3: 7"), pieces);
    }

    @Test
    void readsEmptyArray() {
        assertNull(split(JsonArraySplitter::new, "[ \n ]"));
        assertEquals(List.of(), pieces);
    }

    @Test
    void rejectsOnlyMissingElements() {
        assertNull(split(JsonArraySplitter::new, "[1,,2,]"));
        assertEquals(List.of("1: 1", "2 is empty", "3: 2", "4 is empty"), pieces);
    }

    @Test
    void extraBraceAffectsOnlyItsElement() {
        assertNull(split(JsonArraySplitter::new, "[{\"a\":1}},{\"a\":2]},{\"a\":3}]"));
        assertEquals(List.of("1: {\"a\":1}}", "2: {\"a\":2]}", "3: {\"a\":3}"), pieces);
    }

    @Test
    void acceptsChunksThatEndAnywhere() {
        for (String body : List.of(
                "[{\"ü€😀\": \"\\\"]\\\\\"}, [\"\\u00fc\"] ,3]", "{\"ü€😀\": \"\\\"\"}\r\n\n[\"\\u00fc\"]\n3")) {
            Function<ChunkSplitter.Sink, ChunkSplitter> type =
                    body.startsWith("[") ? JsonArraySplitter::new : NdjsonSplitter::new;
            assertNull(split(type, body));
            var whole = List.copyOf(pieces);
            assertEquals(3, whole.size());
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i <= bytes.length; i++) {
                for (int j = i; j <= bytes.length; j++) {
                    pieces.clear();
                    assertNull(split(
                            type,
                            Arrays.copyOfRange(bytes, 0, i),
                            Arrays.copyOfRange(bytes, i, j),
                            Arrays.copyOfRange(bytes, j, bytes.length)));
                    assertEquals(whole, pieces);
                }
            }
            pieces.clear();
        }
    }

    @Test
    void rejectsPieceAboveMaximumLength() {
        for (int length : new int[] {ChunkSplitter.LONGEST - 1, ChunkSplitter.LONGEST, ChunkSplitter.LONGEST + 1}) {
            for (int chunk : new int[] {1_000, 65_536, 1_000_000}) {
                pieces.clear();
                assertNull(split(NdjsonSplitter::new, chunks("0\n" + "1".repeat(length) + "\n2", chunk)));
                assertEquals(3, pieces.size());
                assertEquals(length > ChunkSplitter.LONGEST, pieces.get(1).equals("2 is longer than 65536 bytes"));
                assertEquals("3: 2", pieces.get(2));
            }
        }
    }

    @Test
    void rejectsLongNestedElement() {
        assertNull(split(
                JsonArraySplitter::new, chunks("[1,[" + "[".repeat(300_000) + "]".repeat(300_000) + "], 3]", 8_192)));
        assertEquals(List.of("1: 1", "2 is longer than 65536 bytes", "3: 3"), pieces);
    }

    @Test
    void readsElementsBeforeTruncationAndReportsIt() {
        assertEquals("The body ends within element 2", split(JsonArraySplitter::new, "[1, {\"a\": 2"));
        assertEquals("The body ends within element 3", split(JsonArraySplitter::new, "[1, 2, {\"a\": \"x}]"));
        assertEquals(
                "The array ends after element 1, but the body continues", split(JsonArraySplitter::new, "[1] [2]"));
        assertEquals(List.of("1: 1", "1: 1", "2: 2", "1: 1"), pieces);
    }

    @Test
    void readsLastElementOfUnclosedArray() {
        assertEquals(
                "The body ends before the array does, after element 2",
                split(JsonArraySplitter::new, "[{\"a\":1}, {\"a\":2} "));
        assertEquals(
                "The body ends before the array does, after element 1", split(JsonArraySplitter::new, "[{\"a\":1}, "));
        assertEquals(List.of("1: {\"a\":1}", "2: {\"a\":2}", "1: {\"a\":1}"), pieces);
    }

    @Test
    void rejectsBodyThatIsNoArray() {
        assertEquals("The body is empty", split(JsonArraySplitter::new, " \n"));
        assertEquals(
                "The body must be an array; use application/x-ndjson for one value per line",
                split(JsonArraySplitter::new, "{\"a\": 1}"));
        assertEquals(List.of(), pieces);
    }

    private String split(Function<ChunkSplitter.Sink, ChunkSplitter> type, String body) {
        return split(type, body.getBytes(StandardCharsets.UTF_8));
    }

    private String split(Function<ChunkSplitter.Sink, ChunkSplitter> type, byte[]... chunks) {
        var splitter = type.apply(sink);
        Arrays.stream(chunks).forEach(splitter::feed);
        splitter.end();
        return splitter.flaw();
    }

    private static byte[][] chunks(String body, int size) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var chunks = new ArrayList<byte[]>();
        for (int i = 0; i < bytes.length; i += size) {
            chunks.add(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + size)));
        }
        return chunks.toArray(byte[][]::new);
    }
}
