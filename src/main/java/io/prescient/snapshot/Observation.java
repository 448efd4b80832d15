package io.prescient.snapshot;

import io.prescient.http.FieldError;
import io.prescient.http.ProblemException;
import io.prescient.http.Times;
import io.prescient.market.PricePair;
import io.prescient.money.Price;
import io.prescient.money.Volume;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The prices of both sides of a market at an instant, as a client or an import sends them.
@RegisterForReflection
@Schema(examples = """
                {"market_id": "demo-rain", "yes_price": "0.25", "no_price": "0.76"}""")
public record Observation(
        @NotNull @Size(min = 1, max = 255) @Schema(examples = "\"512357\"")
        String marketId,

        @Schema(
                description = "Dollars per YES share, 0 to 1; default 1 - no_price. One of the prices is required",
                examples = "\"0.62\"")
        @Nullable
        Price yesPrice,

        @Schema(
                description =
                        "Dollars per NO share, 0 to 1; default 1 - yes_price. The sum of both " + "is from 0.5 to 1.5",
                examples = "\"0.39\"")
        @Nullable
        Price noPrice,

        @Schema(description = "Time of the observation, from the year 2000 to ten seconds from now; default now")
        @Nullable
        Instant timestamp,

        @Schema(description = "Liquidity of the market in dollars") @Nullable
        Volume liquidity,

        @Schema(description = "Total traded volume in dollars") @Nullable
        Volume volume,

        @Schema(description = "Traded volume of the last 24 hours in dollars") @Nullable
        Volume volume24hr) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /// Returns the row of this observation, with the defaults of an absent price and time.
    ///
    /// @throws ProblemException `validation_failed` if both prices are absent or the time is out of range,
    ///     `impossible_quote` if the prices cannot belong together
    SnapshotRow toRow(Instant now) {
        var time = Objects.requireNonNullElse(timestamp, now);
        requirePast("timestamp", time, now);
        var prices = PricePair.of(yesPrice, noPrice);
        if (prices == null) {
            throw FieldError.problem("yes_price", "or no_price is required").asException();
        }
        return new SnapshotRow(marketId, time, prices.yes(), prices.no(), liquidity, volume, volume24hr);
    }

    /// Rejects a time before the year 2000 or more than ten seconds in the future with `validation_failed`. Ten seconds
    /// allow for the difference between clocks.
    ///
    /// @param field the name of the field that contains the time
    static void requirePast(String field, Instant timestamp, Instant now) {
        if (timestamp.isBefore(EARLIEST) || timestamp.isAfter(now.plus(Times.MAX_CLOCK_SKEW))) {
            throw FieldError.problem(field, "must be between the year 2000 and ten seconds from now, " + now)
                    .asException();
        }
    }
}
