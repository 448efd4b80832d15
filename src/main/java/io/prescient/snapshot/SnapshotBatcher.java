package io.prescient.snapshot;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.http.StrictJsonReader;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Turns the bytes of one body into batches of observations.
final class SnapshotBatcher implements ChunkSplitter.Sink {
    private final StrictJsonReader checked;
    private final Clock clock;
    private final ChunkSplitter splitter;
    private SnapshotBatch batch;
    private boolean brokenOff;

    SnapshotBatcher(Function<ChunkSplitter.Sink, ChunkSplitter> splitter, StrictJsonReader checked, Clock clock) {
        this.checked = checked;
        this.clock = clock;
        this.splitter = splitter.apply(this);
        // The first bytes are written as they come, so that a client that sends a line now and then is not kept
        // waiting.
        this.batch = new SnapshotBatch(Instant.EPOCH);
    }

    /// The batch that these bytes fill, if they do.
    List<SnapshotBatch> read(byte[] chunk) {
        splitter.feed(chunk);
        return batch.isDue(clock.instant()) ? List.of(next()) : List.of();
    }

    void breakOff() {
        brokenOff = true;
    }

    /// The last batch.
    List<SnapshotBatch> end() {
        splitter.end();
        return List.of(next());
    }

    /// The answer, once all is written.
    ///
    /// @throws ProblemException if the body could not be read to its end
    IngestResult answer(IngestResult sum) {
        var total = splitter instanceof JsonArraySplitter ? sum.inArray() : sum;
        String flaw = brokenOff ? "The body broke off" : splitter.flaw();
        if (flaw != null) {
            throw total.but(flaw).asException();
        }
        return total;
    }

    @Override
    public void take(long number, byte[] piece) {
        try {
            batch.add(number, observation(piece));
        } catch (ProblemException e) {
            batch.reject(number, e.problem());
        }
    }

    @Override
    public void refuse(long number, String reason) {
        batch.reject(number, Problem.of(ProblemCode.unreadable_body, "The line or element " + reason));
    }

    private Observation observation(byte[] piece) {
        Instant now = clock.instant();
        var observation = checked.read(piece, Observation.class).completed(now);
        Observation.requirePast("timestamp", observation.timestamp(), now);
        return observation;
    }

    private SnapshotBatch next() {
        var full = batch;
        batch = new SnapshotBatch(clock.instant());
        return full;
    }
}
