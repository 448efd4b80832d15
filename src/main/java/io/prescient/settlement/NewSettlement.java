package io.prescient.settlement;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.FieldError;
import io.prescient.http.StorableJson;
import io.prescient.money.Price;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How a market ended, as somebody declares it.
@Schema(examples = """
                {"outcome": "NO", "evidence": {"seen": "no rain on Sunday"}}""")
public record NewSettlement(
        @NotNull MarketOutcome outcome,

        @Schema(description = "With SPLIT only: dollars per YES share; a NO share gets the rest", examples = "\"0.5\"")
        Price yesPayout,

        @Schema(implementation = Object.class, description = "Any JSON that shows why") @StorableJson
        JsonNode evidence) {

    public NewSettlement {
        if ((outcome == MarketOutcome.SPLIT) != (yesPayout != null)) {
            throw FieldError.problem("yes_payout", "is needed with SPLIT and only there")
                    .asException();
        }
    }

    /// Dollars per YES share; null where the market is void.
    Price payoutOfYes() {
        return switch (outcome) {
            case YES -> Price.ONE;
            case NO -> Price.ZERO;
            case SPLIT -> yesPayout;
            case VOID -> null;
        };
    }
}
