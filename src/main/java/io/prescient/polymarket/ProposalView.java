package io.prescient.polymarket;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.prescient.http.RowValues;
import io.prescient.money.Price;
import io.prescient.money.Rows;
import io.prescient.settlement.MarketOutcome;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How a market should be settled, as the venue suggests.
public record ProposalView(
        String marketId,
        MarketOutcome outcome,

        @Schema(description = "Dollars per YES share; a NO share gets the rest", examples = "\"1.000000\"")
        Price yesPayout,

        ProposalStatus status,

        @JsonRawValue @Schema(implementation = Object.class, description = "What the venue said")
        String evidence,

        @Schema(description = "The import that saw it") long importId,
        Instant proposedAt,

        @Schema(description = "When it was accepted, dismissed or withdrawn", nullable = true)
        Instant decidedAt,

        @Schema(
                description =
                        "Why it was withdrawn, or accepted without an `accept`: by a settlement that says the same",
                examples = "Import 12 read the market as not resolved: closed is false",
                nullable = true)
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
                RowValues.instant(row, "proposed_at"),
                RowValues.instant(row, "decided_at"),
                row.getString("reason"));
    }
}
