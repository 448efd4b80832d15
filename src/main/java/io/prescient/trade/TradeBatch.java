package io.prescient.trade;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.idempotency.StoredResponse;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Request body with trades that are executed in order, under one lock of the portfolio.
@Schema(examples = """
                {"trades": [{"trade_id": "t-2", "market_id": "demo-rain", "action": "buy_no", "amount": "100.00"},
                  {"trade_id": "t-3", "market_id": "demo-red-boat", "action": "buy_yes", "amount": "50.00", "limit_price": "0.80"}],
                 "atomic": false}""")
public record TradeBatch(
        @NotNull @Size(min = 1, max = 1000) @Schema(type = SchemaType.ARRAY, implementation = NewTrade.class)
        List<JsonNode> trades,

        @Schema(
                description = "true: if one trade is rejected, all are rejected; false: each trade is decided alone",
                defaultValue = "false")
        boolean atomic) {

    /// Response to one trade of a batch, as if the trade had been sent alone.
    @Schema(name = "TradeResponse")
    public record Item(
            @Schema(description = "null if the trade could not be parsed") @Nullable
            String tradeId,

            @Schema(description = "HTTP status of the response")
            int httpStatus,

            @Schema(description = "true if this is the stored response to an earlier request with the same trade_id")
            boolean replayed,

            @JsonRawValue
            @Schema(implementation = Trading.Executed.class, description = "The executed trade, or a problem")
            String response) {

        static Item of(@Nullable String tradeId, StoredResponse response) {
            return new Item(tradeId, response.status(), response.replayed(), response.json());
        }
    }
}
