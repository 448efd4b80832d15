package io.prescient.settlement;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.FieldError;
import io.prescient.http.StorableJson;
import io.prescient.money.Price;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Request body that declares the outcome of a market.
@Schema(examples = """
                {"outcome": "NO", "evidence": {"seen": "no rain on Sunday"}}""")
public record NewSettlement(
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

    public NewSettlement {
        if ((outcome == MarketOutcome.SPLIT) != (yesPayout != null)) {
            throw FieldError.problem("yes_payout", "is required with SPLIT and not allowed with other outcomes")
                    .asException();
        }
    }

    /// Returns dollars per YES share; null for VOID.
    @Nullable
    Price payoutOfYes() {
        return switch (outcome) {
            case YES -> Price.ONE;
            case NO -> Price.ZERO;
            case SPLIT -> yesPayout;
            case VOID -> null;
        };
    }
}
