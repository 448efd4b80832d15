package io.prescient.snapshot;

import io.prescient.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The lines of a body that are written together, and the lines among them that were rejected by validation.
final class SnapshotBatch {
    /// Maximum number of lines: enough to make the fixed cost of a statement small, few enough to hold the locks of the
    /// markets for milliseconds only.
    private static final int MAX_LINES = 2_000;

    /// Maximum age of a batch. The lines of a slow client are written with the first chunk after this time, before the
    /// batch is full.
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final Instant startedAt;
    private final List<Line> lines = new ArrayList<>(MAX_LINES);
    private final List<RejectedSnapshot> rejections = new ArrayList<>();
    private long rejected;

    record Line(long number, SnapshotRow row) {}

    SnapshotBatch(Instant startedAt) {
        this.startedAt = startedAt;
    }

    void add(long number, SnapshotRow row) {
        lines.add(new Line(number, row));
    }

    void reject(long number, Problem problem) {
        rejected++;
        if (rejections.size() < IngestResult.SHOWN) {
            rejections.add(RejectedSnapshot.of(number, problem));
        }
    }

    boolean isDue(Instant now) {
        return lines.size() >= MAX_LINES
                || (!lines.isEmpty() && startedAt.plus(MAX_AGE).isBefore(now));
    }

    List<Line> lines() {
        return lines;
    }

    /// Returns the result of the lines that were rejected by validation.
    IngestResult rejectedResult() {
        return new IngestResult(0, 0, rejected, rejections);
    }
}
