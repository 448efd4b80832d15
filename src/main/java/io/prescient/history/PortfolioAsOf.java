package io.prescient.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.prescient.web.Page;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A whole portfolio as of a moment.
public record PortfolioAsOf(
        long portfolioId,

        @Schema(description = "The moment: what was asked for, or the time of the entry that was, or now")
        Instant asOf,

        @Schema(description = "The newest journal entry that counts")
        long seq,

        @JsonUnwrapped Books books,

        @Schema(description = "The open positions in order of seq, a page of them")
        Page<HeldLot> positions) {}
