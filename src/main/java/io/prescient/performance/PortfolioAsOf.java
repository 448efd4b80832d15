package io.prescient.performance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.prescient.http.Page;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A portfolio as of a point in time.
public record PortfolioAsOf(
        long portfolioId,

        @Schema(description = "The requested instant, or the time of the requested entry, or now")
        Instant asOf,

        @Schema(description = "Seq of the newest journal entry that is included")
        long seq,

        @JsonUnwrapped PortfolioTotals totals,

        @Schema(description = "One page of the open positions, in order of seq")
        Page<OpenPosition> positions) {}
