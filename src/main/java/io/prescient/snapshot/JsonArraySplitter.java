package io.prescient.snapshot;

import org.jspecify.annotations.Nullable;

/// Splits one JSON array into its elements. It interprets only brackets, commas and quotes; the reader of an element
/// validates its JSON. An invalid element does not affect the others as long as its end can be found.
final class JsonArraySplitter extends ChunkSplitter {
    private enum Place {
        before,
        inside,
        after
    }

    private Place place = Place.before;
    private int depth;
    private boolean quoted;
    private boolean escaped;
    private @Nullable String flaw;

    JsonArraySplitter(Sink sink) {
        super(sink);
    }

    @Override
    void feed(byte[] chunk) {
        int start = 0;
        for (int i = 0; i < chunk.length && flaw == null; i++) {
            if (place != Place.inside) {
                readOutside(chunk[i]);
                start = i + 1;
            } else if (endsElement(chunk[i])) {
                endElement(chunk, start, i);
                start = i + 1;
            }
        }
        if (place == Place.inside) {
            hold(chunk, start, chunk.length);
        }
    }

    @Override
    void end() {
        if (flaw != null || place == Place.after) {
            return;
        }
        if (place == Place.before) {
            flaw = "The body is empty";
            return;
        }
        boolean complete = depth == 0 && !quoted && !isBlank();
        if (complete) {
            takePiece();
        }
        flaw = complete || isBlank()
                ? "The body ends before the array does, after element " + pieces()
                : "The body ends within element " + (pieces() + 1);
    }

    @Override
    @Nullable
    String flaw() {
        return flaw;
    }

    @Override
    void blank(Sink to, long element) {
        to.reject(element, "is empty");
    }

    private void readOutside(byte b) {
        if (isSpace(b)) {
            return;
        }
        if (place == Place.before && b == '[') {
            place = Place.inside;
        } else {
            flaw = place == Place.before
                    ? "The body must be an array; use application/x-ndjson for one value per line"
                    : "The array ends after element " + pieces() + ", but the body continues";
        }
    }

    private void endElement(byte[] chunk, int start, int end) {
        boolean last = chunk[end] == ']';
        hold(chunk, start, end);
        if (!last || pieces() > 0 || !isBlank()) {
            takePiece();
        }
        if (last) {
            place = Place.after;
        }
    }

    /// Returns whether this byte ends an element: a comma or the closing bracket of the array, outside of strings and
    /// nested values.
    private boolean endsElement(byte b) {
        if (quoted) {
            quoted = escaped || b != '"';
            escaped = !escaped && b == '\\';
            return false;
        }
        switch (b) {
            case '"' -> quoted = true;
            case '{', '[' -> depth++;
            case ',', ']', '}' -> {
                boolean ends = depth == 0 && b != '}';
                depth -= b == ',' || depth == 0 ? 0 : 1;
                return ends;
            }
            default -> {}
        }
        return false;
    }
}
