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
        Result result,

        @Schema(
                description =
                        "trade, close, deposit, withdrawal, signals, execution, cycle or cancellation; null if unknown",
                nullable = true)
        @Nullable
        String type,

        @Schema(
                description =
                        "When it held the portfolio's lock and its key was looked up or cancelled: just before the "
                                + "`traded_at` of its trade or the `recorded_at` of its journal entry. Null if unknown",
                nullable = true)
        @Nullable
        Instant decidedAt,

        @Schema(description = "HTTP status of the response; null if unknown", nullable = true) @Nullable
        Integer httpStatus,

        @JsonRawValue
        @Schema(
                type = SchemaType.OBJECT,
                description = "The response byte for byte, as a retry gets it: what was committed, or a problem; for a "
                        + "cancelled key the problem key_cancelled; for a trade adopted from the replaced system "
                        + "the data of the stored trade; null if unknown",
                nullable = true)
        @Nullable
        String response) {

    /// The result of a request.
    @Schema(name = "RequestResult")
    public enum Result {
        committed,
        rejected,
        cancelled,
        unknown
    }

    static RequestStatusView unknown(String key) {
        return new RequestStatusView(key, Result.unknown, null, null, null, null);
    }

    static RequestStatusView of(IdempotencyRecord entry) {
        return new RequestStatusView(
                entry.requestKey, result(entry), entry.type, entry.createdAt, entry.httpStatus, entry.responseBody);
    }

    private static Result result(IdempotencyRecord entry) {
        if (entry.isCancellation()) {
            return Result.cancelled;
        }
        return entry.httpStatus < 400 ? Result.committed : Result.rejected;
    }
}
