package io.prescient.performance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.prescient.http.Page;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A whole portfolio as of a moment.
public record PortfolioAsOf(
        long portfolioId,

        @Schema(description = "The moment: what was asked for, or the time of the entry that was, or now")
        Instant asOf,

        @Schema(description = "The newest journal entry that counts")
        long seq,

        @JsonUnwrapped PortfolioTotals books,

        @Schema(description = "The open positions in order of seq, a page of them")
        Page<OpenPosition> positions) {}
