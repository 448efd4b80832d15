package io.prescient.snapshot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Splits a request body, received in chunks, into pieces of JSON. It buffers at most one piece, and no content of a
/// piece that is too long, so memory use does not depend on the size of the body.
abstract class ChunkSplitter {
    /// Maximum length of a piece in bytes.
    static final int LONGEST = 65_536;

    /// Receives the pieces, numbered from 1.
    interface Sink {
        void take(long number, byte[] piece);

        void reject(long number, String reason);
    }

    private final Sink sink;
    private byte[] buffer = new byte[512];
    private int length;
    private long number;

    ChunkSplitter(Sink sink) {
        this.sink = sink;
    }

    abstract void feed(byte[] chunk);

    /// Handles the end of the body, complete or not.
    abstract void end();

    /// Returns why the rest of the body could not be read, if so.
    abstract @Nullable String flaw();

    /// Buffers the bytes from `from` (inclusive) to `to` (exclusive) as part of a piece that continues in the next
    /// chunk.
    final void hold(byte[] chunk, int from, int to) {
        int more = to - from;
        if (length + more > LONGEST) {
            length = LONGEST + 1;
            return;
        }
        if (buffer.length < length + more) {
            buffer = Arrays.copyOf(buffer, Math.min(LONGEST, 2 * (length + more)));
        }
        System.arraycopy(chunk, from, buffer, length, more);
        length += more;
    }

    /// Completes the piece with the bytes from `from` (inclusive) to `to` (exclusive) and passes it to the sink.
    final void takePiece(byte[] chunk, int from, int to) {
        hold(chunk, from, to);
        number++;
        if (length > LONGEST) {
            sink.reject(number, "is longer than " + LONGEST + " bytes");
        } else if (isBlank()) {
            blank(sink, number);
        } else {
            sink.take(number, Arrays.copyOf(buffer, length));
        }
        length = 0;
    }

    /// Handles a piece that contains only white space.
    abstract void blank(Sink to, long pieceNumber);

    /// Completes the piece with the buffered bytes.
    final void takePiece() {
        takePiece(buffer, 0, 0);
    }

    /// Returns whether the buffer contains only white space.
    final boolean isBlank() {
        for (int i = 0; i < Math.min(length, LONGEST); i++) {
            if (!isSpace(buffer[i])) {
                return false;
            }
        }
        return length <= LONGEST;
    }

    final long pieces() {
        return number;
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
