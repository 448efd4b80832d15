package io.prescient.invariant;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One violation of an invariant.
@Schema(name = "InvariantViolation")
public record Violation(
        Invariant invariant,
        long portfolioId,

        @Schema(description = "Trade of the position; null if the violation is not of one position", nullable = true)
        @Nullable
        String tradeId,

        @Schema(
                description =
                        "Seq of the journal entry, or of the entry that opened the position; null if the violation "
                                + "is of the portfolio as a whole",
                nullable = true)
        @Nullable
        Long seq,

        @Schema(description = "Name of the value that differs", examples = "current_balance")
        String metric,

        @Schema(description = "Expected value, with a prefix `<=`, `>=` or `>` if it is a bound", examples = "90.00")
        String expected,

        @Schema(description = "Actual value", examples = "80.00")
        String actual) {

    static Violation of(Invariant invariant, Row row) {
        return new Violation(
                invariant,
                row.getLong("portfolio_id"),
                row.getString("trade_id"),
                row.getLong("seq"),
                row.getString("metric"),
                row.getString("expected"),
                row.getString("found"));
    }
}
