package io.prescient.strategy;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.prescient.idempotency.StoredResponse;
import io.prescient.performance.HistoryPoint;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The response to the cycle of one portfolio.
public record CycleReport(
        long portfolioId,
        @Schema(description = "HTTP status of the response") int httpStatus,

        @Schema(description = "Whether this replays an earlier response")
        boolean replayed,

        @JsonRawValue @Schema(implementation = Cycle.class, description = "Or a problem")
        String response,

        @Schema(
                description =
                        "Today's point of the portfolio, after the cycle; null if the cycle failed, is a replay or a dry run",
                nullable = true)
        HistoryPoint historyPoint) {

    static CycleReport of(long portfolioId, StoredResponse outcome, HistoryPoint point) {
        return new CycleReport(portfolioId, outcome.status(), outcome.replayed(), outcome.json(), point);
    }
}
