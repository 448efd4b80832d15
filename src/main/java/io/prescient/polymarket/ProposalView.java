package io.prescient.polymarket;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.prescient.money.Price;
import io.prescient.persistence.Rows;
import io.prescient.settlement.MarketOutcome;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The proposed settlement of a market in API responses.
public record ProposalView(
        String marketId,
        MarketOutcome outcome,

        @Schema(description = "Dollars per YES share; a NO share gets the rest", examples = "\"1.000000\"")
        Price yesPayout,

        ProposalStatus status,

        @JsonRawValue
        @Schema(implementation = Object.class, description = "The fields of the Gamma market that state the end")
        String evidence,

        @Schema(description = "The import that proposed it") long importId,
        Instant proposedAt,

        @Schema(description = "When it was accepted, dismissed or withdrawn", nullable = true) @Nullable
        Instant decidedAt,

        @Schema(
                description =
                        "Why it was withdrawn, or accepted without a request: by a settlement with the same outcome",
                examples = "Import 12 read the market as not resolved: closed is false",
                nullable = true)
        @Nullable
        String reason) {

    static final String COLUMNS = """
            market_id, outcome, yes_payout, status, evidence::text AS evidence, import_id, proposed_at, decided_at,
            reason""";

    ProposalView acceptedAt(Instant at) {
        return new ProposalView(
                marketId, outcome, yesPayout, ProposalStatus.accepted, evidence, importId, proposedAt, at, null);
    }

    static ProposalView of(Row row) {
        return new ProposalView(
                row.getString("market_id"),
                MarketOutcome.valueOf(row.getString("outcome")),
                Rows.price(row, "yes_payout"),
                ProposalStatus.valueOf(row.getString("status")),
                row.getString("evidence"),
                row.getLong("import_id"),
                Rows.instant(row, "proposed_at"),
                Rows.nullableInstant(row, "decided_at"),
                row.getString("reason"));
    }
}
