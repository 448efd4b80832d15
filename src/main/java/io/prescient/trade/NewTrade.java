package io.prescient.trade;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.prescient.http.FieldError;
import io.prescient.idempotency.JsonPayload;
import io.prescient.market.PriceGuard;
import io.prescient.market.TradeAction;
import io.prescient.money.AtLeast;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.portfolio.CommandGuard;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Request body of a trade.
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
@Schema(examples = """
                {"trade_id": "t-1", "market_id": "demo-rain", "action": "buy_no", "amount": "100.00"}""")
public record NewTrade(
        @Size(min = 1, max = 255)
        @Schema(
                description = "Your id of the trade and its idempotency key. You can send it as header Idempotency-Key "
                        + "instead; the server generates one if both are absent. It must not be `.` or `..` "
                        + "and must not begin with `signal-`.")
        String tradeId,

        @NotBlank @Size(max = 255) String marketId,
        @NotNull TradeAction action,

        @NotNull @AtLeast("0.01") @Schema(description = "Dollars to spend", examples = "\"100.00\"")
        Money amount,

        @Schema(
                description = "Dollars per share, more than 0 and less than 1; the default is the current price of the "
                        + "side that is bought")
        Price price,

        @Schema(description = "Confidence of the strategy; stored with the trade")
        Ratio confidence,

        @Size(max = 10_000) String reason,
        @Schema(description = CommandGuard.DEADLINE) Instant deadline,

        @PositiveOrZero @Schema(description = CommandGuard.EXPECTED_SEQ)
        Long expectedSeq,

        @PositiveOrZero @Schema(description = PriceGuard.MAX_PRICE_AGE)
        Integer maxPriceAgeSeconds,

        @Schema(description = "Highest price to pay, inclusive. A higher price is rejected with limit_price_exceeded.")
        Price limitPrice)
        implements JsonPayload {

    public NewTrade {
        if (price != null && !price.isTradable()) {
            throw FieldError.problem("price", "must be more than 0 and less than 1")
                    .asException();
        }
        PriceGuard.requireAgeless(price, maxPriceAgeSeconds);
    }

    /// Returns a trade without deadline, expected seq, maximum price age and limit price.
    public static NewTrade unguarded(
            String tradeId,
            String marketId,
            TradeAction action,
            Money amount,
            Price price,
            Ratio confidence,
            String reason) {
        return new NewTrade(tradeId, marketId, action, amount, price, confidence, reason, null, null, null, null);
    }

    CommandGuard commandGuard() {
        return new CommandGuard(deadline, expectedSeq);
    }

    PriceGuard priceGuard() {
        return new PriceGuard(maxPriceAgeSeconds, limitPrice);
    }

    NewTrade withTradeId(String id) {
        return with(id, amount);
    }

    NewTrade withAmount(Money newAmount) {
        return with(tradeId, newAmount);
    }

    private NewTrade with(String id, Money newAmount) {
        return new NewTrade(
                id,
                marketId,
                action,
                newAmount,
                price,
                confidence,
                reason,
                deadline,
                expectedSeq,
                maxPriceAgeSeconds,
                limitPrice);
    }
}
