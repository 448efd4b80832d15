package io.prescient.snapshot;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of the observations of a body, or of a batch of it; every one is counted once.
public record IngestResult(
        @Schema(description = "Stored") long acceptedCount,

        @Schema(description = "Known already: the same market at the same instant; the first one stays")
        long duplicateCount,

        @Schema(description = "Not stored") long rejectedCount,

        @Schema(description = "The first 100 of the rejected ones")
        List<RejectedSnapshot> rejections) {

    static final int SHOWN = 100;
    static final IngestResult NOTHING = new IngestResult(0, 0, 0, List.of());

    /// Together with what became of the lines after these.
    IngestResult plus(IngestResult later) {
        return new IngestResult(
                acceptedCount + later.acceptedCount,
                duplicateCount + later.duplicateCount,
                rejectedCount + later.rejectedCount,
                first(rejections, later.rejections));
    }

    /// The same for a body that is an array.
    IngestResult inArray() {
        return new IngestResult(
                acceptedCount,
                duplicateCount,
                rejectedCount,
                rejections.stream().map(RejectedSnapshot::inArray).toList());
    }

    /// The first rejections of two lists, in order of their lines.
    static List<RejectedSnapshot> first(List<RejectedSnapshot> some, List<RejectedSnapshot> others) {
        return Stream.concat(some.stream(), others.stream())
                .sorted(Comparator.comparingLong(RejectedSnapshot::line))
                .limit(SHOWN)
                .toList();
    }

    /// The answer to a body that could not be read to its end: what was read before is stored all the same.
    Problem but(String flaw) {
        return Problem.of(ProblemCode.unreadable_body, flaw + "; accepted before that: " + acceptedCount)
                .with("accepted_count", acceptedCount)
                .with("duplicate_count", duplicateCount)
                .with("rejected_count", rejectedCount)
                .with("rejections", rejections);
    }
}
