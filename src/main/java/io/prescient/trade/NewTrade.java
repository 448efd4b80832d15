package io.prescient.trade;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.prescient.market.Side;
import io.prescient.money.AtLeast;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.receipt.Written;
import io.prescient.web.FieldError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A trade to execute.
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record NewTrade(
        @Size(min = 1, max = 255)
        @Schema(description = "Your id of it and its idempotency key; the header Idempotency-Key does the same")
        String tradeId,

        @NotBlank @Size(max = 255) String marketId,
        @NotNull Side action,

        @NotNull @AtLeast("0.01") @Schema(description = "Dollars to stake", examples = "\"100.00\"")
        Money amount,

        @Schema(description = "Dollars per share, more than 0 and less than 1; absent is the side's present price")
        Price price,

        @Schema(description = "How sure the strategy is") Ratio confidence,
        @Size(max = 10_000) String reason)
        implements Written {

    public NewTrade {
        if (price != null && !price.isTradable()) {
            throw FieldError.problem("price", "must be more than 0 and less than 1")
                    .asException();
        }
    }

    NewTrade withTradeId(String id) {
        return new NewTrade(id, marketId, action, amount, price, confidence, reason);
    }
}
