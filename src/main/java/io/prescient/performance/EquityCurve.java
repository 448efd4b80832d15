package io.prescient.performance;

import io.prescient.snapshot.CandleInterval;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a portfolio was worth over time.
public record EquityCurve(
        long portfolioId,

        @Schema(implementation = String.class, examples = "1h")
        CandleInterval interval,

        @Schema(description = "The first point") Instant from,
        @Schema(description = "The last point") Instant until,

        @Schema(description = "The beginning, each round UTC time between, and the end; oldest first")
        List<EquityPoint> items,

        @Schema(description = "Always null: the whole range is in one answer", nullable = true)
        String next) {}
