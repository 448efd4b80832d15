package io.prescient.snapshot;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An observation that was not stored. One of `index` and `line` is null.
public record RejectedSnapshot(
        @Schema(description = "Position in an array, from 0; null for NDJSON", nullable = true)
        Long index,

        @Schema(description = "Line of NDJSON, from 1; null for an array", nullable = true)
        Long line,

        @Schema(description = "validation_failed, unreadable_body or market_not_found")
        ProblemCode code,

        @Schema(examples = "yes_price must be a price from 0 to 1")
        String reason) {

    private static final int LONGEST_REASON = 300;

    /// @param line number of the line or element, from 1
    static RejectedSnapshot of(long line, Problem problem) {
        // A piece is read by itself, so a line number in the reason says nothing.
        String reason = problem.detail().replaceFirst("^Line \\d+, column", "Column");
        return new RejectedSnapshot(
                null,
                line,
                problem.code(),
                reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…");
    }

    /// The same for an element of an array.
    RejectedSnapshot inArray() {
        return new RejectedSnapshot(line - 1, null, code, reason);
    }
}
