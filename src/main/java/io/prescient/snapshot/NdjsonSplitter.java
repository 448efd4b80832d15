package io.prescient.snapshot;

import org.jspecify.annotations.Nullable;

/// Splits a body with one JSON value per line (application/x-ndjson). A blank line is counted as a line but is not
/// passed to the sink.
final class NdjsonSplitter extends ChunkSplitter {
    NdjsonSplitter(Sink sink) {
        super(sink);
    }

    @Override
    void feed(byte[] chunk) {
        int start = 0;
        for (int i = 0; i < chunk.length; i++) {
            if (chunk[i] == '\n') {
                takePiece(chunk, start, i);
                start = i + 1;
            }
        }
        hold(chunk, start, chunk.length);
    }

    @Override
    void end() {
        takePiece();
    }

    @Override
    @Nullable
    String flaw() {
        return null;
    }

    @Override
    void blank(Sink to, long line) {}
}
