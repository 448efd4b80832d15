package io.prescient.snapshot;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A line that was not stored.
public record RejectedSnapshot(
        @Schema(description = "Number of the line or of the array's element, from 1")
        long line,

        @Schema(description = "validation_failed, unreadable_body or market_not_found")
        ProblemCode code,

        @Schema(examples = "yes_price must be a price from 0 to 1")
        String reason) {

    private static final int LONGEST_REASON = 300;

    static RejectedSnapshot of(long line, Problem problem) {
        // A piece is read by itself, so a line number in the reason says nothing.
        String reason = problem.detail().replaceFirst("^Line \\d+, column", "Column");
        return new RejectedSnapshot(
                line,
                problem.code(),
                reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…");
    }
}
