package io.prescient.snapshot;

import io.prescient.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The lines of a body that are written together, and those among them that were refused before.
final class SnapshotBatch {
    /// Enough to make a statement's own cost small, few enough to hold the markets' locks for milliseconds.
    private static final int FULL = 2_000;

    /// What a slow client sends is written with the first chunk after this time since the last batch, not when it is
    /// full.
    private static final Duration OLD = Duration.ofSeconds(1);

    private final Instant begun;
    private final List<Line> lines = new ArrayList<>(FULL);
    private final List<RejectedSnapshot> rejections = new ArrayList<>();
    private long rejected;

    record Line(long number, Observation observation) {}

    SnapshotBatch(Instant begun) {
        this.begun = begun;
    }

    void add(long number, Observation observation) {
        lines.add(new Line(number, observation));
    }

    void reject(long number, Problem problem) {
        rejected++;
        if (rejections.size() < IngestResult.SHOWN) {
            rejections.add(RejectedSnapshot.of(number, problem));
        }
    }

    boolean isDue(Instant now) {
        return lines.size() >= FULL || (!lines.isEmpty() && begun.plus(OLD).isBefore(now));
    }

    List<Line> lines() {
        return lines;
    }

    /// What was refused before anything was written.
    IngestResult refused() {
        return new IngestResult(0, 0, rejected, rejections);
    }
}
