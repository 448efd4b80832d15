package io.prescient.trade;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.idempotency.StoredResponse;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Trades to execute in order, under one lock.
@Schema(examples = """
                {"trades": [{"trade_id": "t-2", "market_id": "demo-rain", "action": "buy_no", "amount": "100.00"},
                  {"trade_id": "t-3", "market_id": "demo-red-boat", "action": "buy_yes", "amount": "50.00", "limit_price": "0.80"}],
                 "atomic": false}""")
public record TradeBatch(
        @NotNull @Size(min = 1, max = 1000) @Schema(type = SchemaType.ARRAY, implementation = NewTrade.class)
        List<JsonNode> trades,

        @Schema(description = "true: all are executed or none; false: each for itself", defaultValue = "false")
        boolean atomic) {

    /// The result of one trade: the response to it if it had been sent alone.
    @Schema(name = "TradeResponse")
    public record Item(
            @Schema(description = "null if the trade was not readable")
            String tradeId,

            @Schema(description = "HTTP status of the response")
            int httpStatus,

            @Schema(description = "Whether this replays an earlier response")
            boolean replayed,

            @JsonRawValue @Schema(implementation = TradeExecutor.Executed.class, description = "Or a problem")
            String response) {

        static Item of(String tradeId, StoredResponse response) {
            return new Item(tradeId, response.status(), response.replayed(), response.json());
        }
    }
}
