package io.prescient.snapshot;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An observation that was not stored. Either `index` or `line` is null.
public record RejectedSnapshot(
        @Schema(description = "Index in the array, from 0; null for NDJSON", nullable = true) @Nullable
        Long index,

        @Schema(description = "Line number in NDJSON, from 1; null for an array", nullable = true) @Nullable
        Long line,

        @Schema(
                description = "validation_failed, unreadable_body, market_not_found, impossible_quote or "
                        + "conflicting_observation")
        ProblemCode code,

        @Schema(examples = "yes_price must be a price from 0 to 1")
        String reason) {

    private static final int MAX_REASON_LENGTH = 300;

    /// Creates the rejection of a line or element. The reason is cut to 300 characters.
    ///
    /// @param line number of the line or element, from 1
    static RejectedSnapshot of(long line, Problem problem) {
        // Each piece is parsed on its own, so the line number in the detail is always 1.
        String reason = problem.detail().replaceFirst("^Line \\d+, column", "Column");
        return new RejectedSnapshot(
                null,
                line,
                problem.code(),
                reason.length() <= MAX_REASON_LENGTH ? reason : reason.substring(0, MAX_REASON_LENGTH) + "…");
    }

    /// Returns the same rejection with the index of an array element.
    RejectedSnapshot inArray() {
        return new RejectedSnapshot(number() - 1, null, code, reason);
    }

    /// Returns the number of the line or element, from 1.
    public long number() {
        return line != null ? line : Objects.requireNonNull(index) + 1;
    }
}
