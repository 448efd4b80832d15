package io.prescient.snapshot;

import io.prescient.web.Code;
import io.prescient.web.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of the observations of a body, or of a batch of it; every one is counted once.
public record Ingested(
        @Schema(description = "Stored") long acceptedCount,

        @Schema(description = "Known already: the same market at the same instant; the first one stays")
        long duplicateCount,

        @Schema(description = "Not stored") long rejectedCount,

        @Schema(description = "The first 100 of the rejected ones")
        List<Rejection> rejections) {

    static final int SHOWN = 100;
    static final Ingested NOTHING = new Ingested(0, 0, 0, List.of());

    /// Together with what became of the lines after these.
    Ingested plus(Ingested later) {
        return new Ingested(
                acceptedCount + later.acceptedCount,
                duplicateCount + later.duplicateCount,
                rejectedCount + later.rejectedCount,
                first(rejections, later.rejections));
    }

    /// The same for a body that is an array.
    Ingested inArray() {
        return new Ingested(
                acceptedCount,
                duplicateCount,
                rejectedCount,
                rejections.stream().map(Rejection::inArray).toList());
    }

    /// The first rejections of two lists, in order of their lines.
    static List<Rejection> first(List<Rejection> some, List<Rejection> others) {
        return Stream.concat(some.stream(), others.stream())
                .sorted(Comparator.comparingLong(Rejection::line))
                .limit(SHOWN)
                .toList();
    }

    /// The answer to a body that could not be read to its end: what was read before is stored all the same.
    Problem but(String flaw) {
        return Problem.of(Code.unreadable_body, flaw + "; accepted before that: " + acceptedCount)
                .with("accepted_count", acceptedCount)
                .with("duplicate_count", duplicateCount)
                .with("rejected_count", rejectedCount)
                .with("rejections", rejections);
    }
}
