package io.prescient.snapshot;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.http.StrictJsonReader;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Reads the bytes of one body and groups its observations into batches.
final class SnapshotBatcher implements ChunkSplitter.Sink {
    private final StrictJsonReader strictReader;
    private final Clock clock;
    private final ChunkSplitter splitter;
    private SnapshotBatch batch;
    private boolean failed;

    SnapshotBatcher(Function<ChunkSplitter.Sink, ChunkSplitter> splitter, StrictJsonReader strictReader, Clock clock) {
        this.strictReader = strictReader;
        this.clock = clock;
        this.splitter = splitter.apply(this);
        // The first batch is due with the first chunk, so that a client that sends single lines does not wait.
        this.batch = new SnapshotBatch(Instant.EPOCH);
    }

    /// Returns the batch that this chunk completes; empty if it completes none.
    List<SnapshotBatch> read(byte[] chunk) {
        splitter.feed(chunk);
        return batch.isDue(clock.instant()) ? List.of(next()) : List.of();
    }

    void abort() {
        failed = true;
    }

    /// Returns the last batch.
    List<SnapshotBatch> end() {
        splitter.end();
        return List.of(next());
    }

    /// Returns the response after all batches are written.
    ///
    /// @throws ProblemException `unreadable_body` if the body could not be read to its end
    IngestResult answer(IngestResult sum) {
        var total = splitter instanceof JsonArraySplitter ? sum.inArray() : sum;
        String flaw = failed ? "The connection failed before the end of the body" : splitter.flaw();
        if (flaw != null) {
            throw total.but(flaw).asException();
        }
        return total;
    }

    @Override
    public void take(long number, byte[] piece) {
        try {
            batch.add(number, strictReader.read(piece, Observation.class).toRow(clock.instant()));
        } catch (ProblemException e) {
            batch.reject(number, e.problem());
        }
    }

    @Override
    public void reject(long number, String reason) {
        batch.reject(number, Problem.of(ProblemCode.unreadable_body, "The line or element " + reason));
    }

    private SnapshotBatch next() {
        var full = batch;
        batch = new SnapshotBatch(clock.instant());
        return full;
    }
}
