package io.prescient.settlement;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Request body with the outcomes of many markets.
@Schema(examples = """
                {"settlements": [{"market_id": "rain", "outcome": "NO"},
                  {"market_id": "fog", "outcome": "SPLIT", "yes_payout": "0.5"}]}""")
public record SettlementBatch(
        @NotNull @Size(min = 1, max = 5_000) @Schema(type = SchemaType.ARRAY, implementation = MarketSettlement.class)
        List<JsonNode> settlements) {

    /// The response to one settlement of a batch.
    @Schema(name = "SettlementResponse")
    public record Item(
            @Schema(description = "Index in the request, from 0")
            int index,

            @Schema(description = "null if the settlement could not be read") @Nullable
            String marketId,

            @Schema(description = "HTTP status of the response: 200, 201, 202, 400 or 404")
            int httpStatus,

            @JsonRawValue @Schema(implementation = SettlementView.class, description = "The settlement, or a problem")
            String response) {}
}
