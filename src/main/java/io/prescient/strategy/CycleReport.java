package io.prescient.strategy;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.prescient.idempotency.StoredResponse;
import io.prescient.performance.HistoryPoint;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of the cycle of one portfolio.
public record CycleReport(
        long portfolioId,
        @Schema(description = "HTTP status of the outcome") int status,

        @Schema(description = "Whether this is an earlier outcome told again")
        boolean replayed,

        @JsonRawValue @Schema(implementation = Cycle.class, description = "Or a problem")
        String outcome,

        @Schema(
                description = "Today's point of the portfolio, after the cycle; null if that failed or is told again",
                nullable = true)
        HistoryPoint historyPoint) {

    static CycleReport of(long portfolioId, StoredResponse outcome, HistoryPoint point) {
        return new CycleReport(portfolioId, outcome.status(), outcome.replayed(), outcome.json(), point);
    }
}
