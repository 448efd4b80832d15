package io.prescient.signal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.prescient.http.FieldError;
import io.prescient.market.TradeAction;
import io.prescient.money.AtLeast;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A trade that a strategy proposes.
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
@Schema(examples = """
                {"market_id": "demo-rain", "action": "buy_no", "amount": "100.00", "confidence": "0.3000", "reason": "dry"}""")
public record NewSignal(
        @NotBlank @Size(max = 255) String marketId,
        @NotNull TradeAction action,

        @NotNull @AtLeast("0.01") @Schema(description = "Dollars to stake", examples = "\"100.00\"")
        Money amount,

        @Schema(
                description = "Dollars per share at which it is executed, more than 0 and less than 1; absent is the "
                        + "side's price at that time")
        Price targetPrice,

        @Schema(description = "How sure the strategy is") Ratio confidence,
        @Size(max = 10_000) String reason,

        @Size(min = 1, max = 100) @Schema(description = "Default: the portfolio's")
        String strategyType,

        @Schema(description = "From this instant on it is not executed any more; absent is never")
        Instant expiresAt) {

    public NewSignal {
        if (targetPrice != null && !targetPrice.isTradable()) {
            throw FieldError.problem("target_price", "must be more than 0 and less than 1")
                    .asException();
        }
    }
}
