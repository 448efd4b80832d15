package io.prescient.position;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.prescient.http.FieldError;
import io.prescient.market.PriceGuard;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.portfolio.CommandGuard;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Request body that closes a position fully or partly.
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
@Schema(examples = """
                {"shares": "10.000000", "reason": "takes profit"}""")
public record CloseRequest(
        @Schema(description = "Shares to sell: more than 0, at most open_shares; the default is all open shares")
        @Nullable
        Shares shares,

        @Schema(description = "Dollars per share; the default is the current price of the position's side") @Nullable
        Price price,

        @Size(max = 1000) @Nullable String reason,

        @Schema(description = CommandGuard.DEADLINE) @Nullable
        Instant deadline,

        @PositiveOrZero @Schema(description = CommandGuard.EXPECTED_SEQ) @Nullable
        Long expectedSeq,

        @PositiveOrZero @Schema(description = PriceGuard.MAX_PRICE_AGE) @Nullable
        Integer maxPriceAgeSeconds,

        @Schema(description = "Lowest price to accept, inclusive. A lower price is rejected with limit_price_exceeded.")
        @Nullable
        Price limitPrice) {

    /// Sells all open shares at the current price.
    public static final CloseRequest ALL = new CloseRequest(null, null, null, null, null, null, null);

    public CloseRequest {
        if (shares != null && shares.signum() <= 0) {
            throw FieldError.problem("shares", "must be more than 0").asException();
        }
        PriceGuard.requireAgeless(price, maxPriceAgeSeconds);
    }

    CommandGuard commandGuard() {
        return new CommandGuard(deadline, expectedSeq);
    }

    PriceGuard priceGuard() {
        return new PriceGuard(maxPriceAgeSeconds, limitPrice);
    }
}
