package io.prescient.invariant;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One place where the books are not what they must be.
@Schema(name = "InvariantViolation")
public record Violation(
        Invariant invariant,
        long portfolioId,

        @Schema(description = "The lot, where it is one's; else null", nullable = true)
        String tradeId,

        @Schema(
                description =
                        "The journal entry, or the one that opened the lot; null where the portfolio as a whole is meant",
                nullable = true)
        Long seq,

        @Schema(description = "What differs", examples = "current_balance")
        String metric,

        @Schema(description = "What it would have to be; `<=` and `>=` where that is a bound", examples = "90.00")
        String expected,

        @Schema(description = "What it is", examples = "80.00")
        String actual) {

    static Violation of(Invariant invariant, Row row) {
        return new Violation(
                invariant,
                row.getLong("portfolio_id"),
                row.getString("trade_id"),
                row.getLong("seq"),
                row.getString("figure"),
                row.getString("expected"),
                row.getString("found"));
    }
}
