package io.prescient.idempotency;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The status of the request with a key.
@Schema(name = "Request")
public record RequestStatusView(
        String key,
        Result outcome,

        @Schema(
                description =
                        "What was asked: trade, close, deposit, withdrawal, signals, execution or cycle; or seal. "
                                + "Null if the key was never seen",
                nullable = true)
        @Nullable
        String kind,

        @Schema(
                description =
                        "When it had the portfolio's lock and its key was looked up, or sealed; a moment before the "
                                + "`timestamp` of its trade or the `at` of its entry. Null if never seen",
                nullable = true)
        @Nullable
        Instant at,

        @Schema(description = "HTTP status of the answer; null if never seen", nullable = true) @Nullable
        Integer status,

        @JsonRawValue
        @Schema(
                type = SchemaType.OBJECT,
                description =
                        "The answer byte for byte as it was given, and as a repetition gets it: what was committed, "
                                + "or a problem; of a sealed key the problem key_sealed; of a trade that was adopted "
                                + "from the replaced system what the stored trade tells; null if never seen",
                nullable = true)
        @Nullable
        String answer) {

    /// The result of a request.
    @Schema(name = "RequestOutcome")
    public enum Result {
        committed,
        refused,
        sealed,
        never_seen
    }

    static RequestStatusView unknown(String key) {
        return new RequestStatusView(key, Result.never_seen, null, null, null, null);
    }

    static RequestStatusView of(IdempotencyRecord entry) {
        return new RequestStatusView(
                entry.requestKey, result(entry), entry.type, entry.createdAt, entry.httpStatus, entry.responseBody);
    }

    private static Result result(IdempotencyRecord entry) {
        if (entry.isCancellation()) {
            return Result.sealed;
        }
        return entry.httpStatus < 400 ? Result.committed : Result.refused;
    }
}
