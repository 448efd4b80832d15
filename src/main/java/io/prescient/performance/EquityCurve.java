package io.prescient.performance;

import io.prescient.snapshot.CandleInterval;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The equity of a portfolio over time.
public record EquityCurve(
        long portfolioId,

        @Schema(implementation = String.class, examples = "1h")
        CandleInterval interval,

        @Schema(description = "Time of the first point") Instant from,
        @Schema(description = "Time of the last point") Instant until,

        @Schema(
                description =
                        "Points at `from`, at each UTC multiple of the interval in between, and at `until`; oldest first")
        List<EquityPoint> items,

        @Schema(description = "Always null: one response contains the whole range", nullable = true)
        String next) {}
