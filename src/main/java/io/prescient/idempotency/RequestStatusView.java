package io.prescient.idempotency;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of the request with a key.
@Schema(name = "Request")
public record RequestStatusView(
        String key,
        Fate outcome,

        @Schema(
                description =
                        "What was asked: trade, close, deposit, withdrawal, signals, execution or cycle; or seal. "
                                + "Null if the key was never seen",
                nullable = true)
        String kind,

        @Schema(
                description =
                        "When it had the portfolio's lock and its key was looked up, or sealed; a moment before the "
                                + "`timestamp` of its trade or the `at` of its entry. Null if never seen",
                nullable = true)
        Instant at,

        @Schema(description = "HTTP status of the answer; null if never seen", nullable = true)
        Integer status,

        @JsonRawValue
        @Schema(
                type = SchemaType.OBJECT,
                description =
                        "The answer byte for byte as it was given, and as a repetition gets it: what was committed, "
                                + "or a problem; of a sealed key the problem key_sealed; of a trade that was adopted "
                                + "from the replaced system what the stored trade tells; null if never seen",
                nullable = true)
        String answer) {

    /// What can become of a request.
    @Schema(name = "RequestOutcome")
    public enum Fate {
        committed,
        refused,
        sealed,
        never_seen
    }

    static RequestStatusView neverSeen(String key) {
        return new RequestStatusView(key, Fate.never_seen, null, null, null, null);
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
            return Fate.sealed;
        }
        return receipt.httpStatus < 400 ? Fate.committed : Fate.refused;
    }
}
