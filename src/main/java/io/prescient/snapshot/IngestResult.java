package io.prescient.snapshot;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The result of storing the observations of a body or of one batch. Each observation is counted in exactly one of the
/// three counts.
public record IngestResult(
        @Schema(description = "Observations that were stored")
        long acceptedCount,

        @Schema(description = "Observations of a market and instant that are already stored with the same prices")
        long duplicateCount,

        @Schema(
                description =
                        "Observations that are invalid, belong to an unknown market, or differ from the stored prices of "
                                + "their instant")
        long rejectedCount,

        @Schema(description = "The first 100 rejected observations")
        List<RejectedSnapshot> rejections) {

    static final int SHOWN = 100;
    static final IngestResult NOTHING = new IngestResult(0, 0, 0, List.of());

    /// Returns the sum of this result and that of later lines.
    IngestResult plus(IngestResult later) {
        return new IngestResult(
                acceptedCount + later.acceptedCount,
                duplicateCount + later.duplicateCount,
                rejectedCount + later.rejectedCount,
                first(rejections, later.rejections));
    }

    /// Returns the same result with array indexes instead of line numbers.
    IngestResult inArray() {
        return new IngestResult(
                acceptedCount,
                duplicateCount,
                rejectedCount,
                rejections.stream().map(RejectedSnapshot::inArray).toList());
    }

    /// Returns the first 100 rejections of two lists in order of line.
    static List<RejectedSnapshot> first(List<RejectedSnapshot> some, List<RejectedSnapshot> others) {
        return Stream.concat(some.stream(), others.stream())
                .sorted(Comparator.comparingLong(RejectedSnapshot::number))
                .limit(SHOWN)
                .toList();
    }

    /// Returns the problem for a body that could not be read to its end. The observations that were read before stay
    /// stored.
    Problem but(String flaw) {
        return Problem.of(ProblemCode.unreadable_body, flaw + "; accepted before that: " + acceptedCount)
                .with("accepted_count", acceptedCount)
                .with("duplicate_count", duplicateCount)
                .with("rejected_count", rejectedCount)
                .with("rejections", rejections);
    }
}
