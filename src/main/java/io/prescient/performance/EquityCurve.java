package io.prescient.performance;

import io.prescient.snapshot.CandleInterval;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The equity of a portfolio over time.
public record EquityCurve(
        long portfolioId,

        @Schema(implementation = String.class, examples = "1h")
        CandleInterval interval,

        @Schema(description = "Start of the range, inclusive")
        Instant from,

        @Schema(description = "End of the range, exclusive, or now")
        Instant until,

        @Schema(
                description =
                        "Points at `from`, at each UTC multiple of the interval before `until`, and at `until` if that is now; oldest first")
        List<EquityPoint> items,

        @Schema(description = "Always null: one response contains the whole range", nullable = true) @Nullable
        String next) {}
