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
import org.jspecify.annotations.Nullable;

/// A proposed trade, as a client or a strategy creates it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
@Schema(examples = """
                {"market_id": "demo-rain", "action": "buy_no", "amount": "100.00", "confidence": "0.3000", "reason": "dry"}""")
public record NewSignal(
        @NotBlank @Size(max = 255) String marketId,
        @NotNull TradeAction action,

        @NotNull @AtLeast("0.01") @Schema(description = "Stake in dollars", examples = "\"100.00\"")
        Money amount,

        @Schema(
                description = "Execution price in dollars per share, more than 0 and less than 1. "
                        + "Default: the price of the side at the time of execution")
        @Nullable
        Price targetPrice,

        @Schema(description = "Confidence of the strategy, 0 to 1") @Nullable
        Ratio confidence,

        @Size(max = 10_000) @Nullable String reason,

        @Size(min = 1, max = 100) @Schema(description = "Default: the strategy_type of the portfolio") @Nullable
        String strategyType,

        @Schema(description = "The signal is not executed at or after this time. Default: no expiry") @Nullable
        Instant expiresAt) {

    public NewSignal {
        if (targetPrice != null && !targetPrice.isTradable()) {
            throw FieldError.problem("target_price", "must be more than 0 and less than 1")
                    .asException();
        }
    }
}
