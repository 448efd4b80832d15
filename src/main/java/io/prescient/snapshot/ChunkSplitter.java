package io.prescient.snapshot;

import java.util.Arrays;

/// Cuts a body, of which it sees one chunk after another, into pieces of JSON. It holds at most one piece, and of a
/// piece that is too long nothing: memory does not grow with what a client sends.
abstract class ChunkSplitter {
    /// Bytes of the longest piece that is read.
    static final int LONGEST = 65_536;

    /// Where the pieces go, numbered from 1.
    interface Sink {
        void take(long number, byte[] piece);

        void refuse(long number, String reason);
    }

    private final Sink sink;
    private byte[] held = new byte[512];
    private int length;
    private long number;

    ChunkSplitter(Sink sink) {
        this.sink = sink;
    }

    abstract void feed(byte[] chunk);

    /// The body has ended, or broke off.
    abstract void end();

    /// What is wrong with the body as a whole, so that the rest of it could not be read; null if nothing is.
    abstract String flaw();

    /// Keeps the bytes from `from` to `to` as a part of the piece that goes on in the next chunk.
    final void hold(byte[] chunk, int from, int to) {
        int more = to - from;
        if (length + more > LONGEST) {
            length = LONGEST + 1;
            return;
        }
        if (held.length < length + more) {
            held = Arrays.copyOf(held, Math.min(LONGEST, 2 * (length + more)));
        }
        System.arraycopy(chunk, from, held, length, more);
        length += more;
    }

    /// Ends the piece with these bytes.
    final void cut(byte[] chunk, int from, int to) {
        hold(chunk, from, to);
        number++;
        if (length > LONGEST) {
            sink.refuse(number, "is longer than " + LONGEST + " bytes");
        } else if (isBlank()) {
            blank(sink, number);
        } else {
            sink.take(number, Arrays.copyOf(held, length));
        }
        length = 0;
    }

    /// What a piece of nothing but white space means.
    abstract void blank(Sink to, long pieceNumber);

    /// Ends the piece with what is held.
    final void cut() {
        cut(held, 0, 0);
    }

    /// Whether nothing but white space is held.
    final boolean isBlank() {
        for (int i = 0; i < Math.min(length, LONGEST); i++) {
            if (!isSpace(held[i])) {
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
