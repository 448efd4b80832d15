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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
        @Nullable
        String tradeId,

        @NotBlank @Size(max = 255) String marketId,
        @NotNull TradeAction action,

        @NotNull @AtLeast("0.01") @Schema(description = "Dollars to spend", examples = "\"100.00\"")
        Money amount,

        @Schema(
                description = "Dollars per share, more than 0 and less than 1; the default is the current price of the "
                        + "side that is bought")
        @Nullable
        Price price,

        @Schema(description = "Confidence of the strategy; stored with the trade") @Nullable
        Ratio confidence,

        @Size(max = 10_000) @Nullable String reason,

        @Schema(description = CommandGuard.DEADLINE) @Nullable
        Instant deadline,

        @PositiveOrZero @Schema(description = CommandGuard.EXPECTED_SEQ) @Nullable
        Long expectedSeq,

        @PositiveOrZero @Schema(description = PriceGuard.MAX_PRICE_AGE) @Nullable
        Integer maxPriceAgeSeconds,

        @Schema(description = "Highest price to pay, inclusive. A higher price is rejected with limit_price_exceeded.")
        @Nullable
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
            @Nullable String tradeId,
            String marketId,
            TradeAction action,
            Money amount,
            @Nullable Price price,
            @Nullable Ratio confidence,
            @Nullable String reason) {
        return new NewTrade(tradeId, marketId, action, amount, price, confidence, reason, null, null, null, null);
    }

    CommandGuard commandGuard() {
        return new CommandGuard(deadline, expectedSeq);
    }

    PriceGuard priceGuard() {
        return new PriceGuard(maxPriceAgeSeconds, limitPrice);
    }

    /// The trade id, which is the idempotency key. A request without one gets it before its trade is decided.
    public String key() {
        return Objects.requireNonNull(tradeId, "trade_id");
    }

    NewTrade withTradeId(String id) {
        return with(id, amount);
    }

    NewTrade withAmount(Money newAmount) {
        return with(tradeId, newAmount);
    }

    private NewTrade with(@Nullable String id, Money newAmount) {
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
