package io.prescient.idempotency;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of the request with a key.
@Schema(name = "Request")
public record RequestStatusView(
        String key,
        Fate result,

        @Schema(
                description = "trade, close, deposit, withdrawal, signals, execution, cycle or cancel; null if unknown",
                nullable = true)
        String type,

        @Schema(
                description =
                        "When it held the portfolio's lock and its key was looked up or cancelled: just before the "
                                + "`traded_at` of its trade or the `recorded_at` of its journal entry. Null if unknown",
                nullable = true)
        Instant decidedAt,

        @Schema(description = "HTTP status of the response; null if unknown", nullable = true)
        Integer httpStatus,

        @JsonRawValue
        @Schema(
                type = SchemaType.OBJECT,
                description = "The response byte for byte, as a retry gets it: what was committed, or a problem; for a "
                        + "cancelled key the problem key_cancelled; for a trade adopted from the replaced system "
                        + "the data of the stored trade; null if unknown",
                nullable = true)
        String response) {

    /// What can become of a request.
    @Schema(name = "RequestResult")
    public enum Fate {
        committed,
        rejected,
        cancelled,
        unknown
    }

    static RequestStatusView neverSeen(String key) {
        return new RequestStatusView(key, Fate.unknown, null, null, null, null);
    }

    static RequestStatusView of(IdempotencyRecord receipt) {
        return new RequestStatusView(
                receipt.requestKey,
                fate(receipt),
                receipt.type,
                receipt.createdAt,
                receipt.httpStatus,
                receipt.responseBody);
    }

    private static Fate fate(IdempotencyRecord receipt) {
        if (receipt.isSeal()) {
            return Fate.cancelled;
        }
        return receipt.httpStatus < 400 ? Fate.committed : Fate.rejected;
    }
}
