package io.prescient.settlement;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.StorableJson;
import io.prescient.money.Price;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The outcome of one market in a list of settlements.
@RegisterForReflection
@Schema(examples = """
                {"market_id": "rain", "outcome": "NO"}""")
public record MarketSettlement(
        @NotNull @Size(min = 1, max = 255) @Schema(examples = "\"512357\"")
        String marketId,

        @NotNull MarketOutcome outcome,

        @Schema(
                description = "Dollars per YES share, required with SPLIT and only there; a NO share pays the rest",
                examples = "\"0.5\"")
        @Nullable
        Price yesPayout,

        @Schema(implementation = Object.class, description = "Any JSON that documents the outcome")
        @StorableJson
        @Nullable
        JsonNode evidence) {

    public MarketSettlement {
        // Checks yes_payout.
        var _ = new NewSettlement(outcome, yesPayout, evidence);
    }

    NewSettlement declared() {
        return new NewSettlement(outcome, yesPayout, evidence);
    }
}
