package io.prescient.strategy;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.prescient.idempotency.StoredResponse;
import io.prescient.performance.HistoryPoint;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The response to the cycle of one portfolio.
public record CycleReport(
        long portfolioId,
        @Schema(description = "HTTP status of the response") int httpStatus,

        @Schema(description = "Whether this is the stored response of an earlier request")
        boolean replayed,

        @JsonRawValue @Schema(implementation = Cycle.class, description = "The cycle, or a problem")
        String response,

        @Schema(
                description =
                        "Today's history point, recorded after the cycle; null after a failure, a replay or a dry run",
                nullable = true)
        @Nullable
        HistoryPoint historyPoint) {

    static CycleReport of(long portfolioId, StoredResponse response, @Nullable HistoryPoint point) {
        return new CycleReport(portfolioId, response.status(), response.replayed(), response.json(), point);
    }
}
