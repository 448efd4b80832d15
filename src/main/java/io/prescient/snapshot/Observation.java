package io.prescient.snapshot;

import io.prescient.http.FieldError;
import io.prescient.http.Times;
import io.prescient.money.Price;
import io.prescient.money.Volume;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a market's sides cost at an instant.
///
/// @param noPrice null where it was not known
@RegisterForReflection
@Schema(examples = """
                {"market_id": "demo-rain", "yes_price": "0.25", "no_price": "0.76"}""")
public record Observation(
        @NotNull @Size(min = 1, max = 255) @Schema(examples = "\"512357\"")
        String marketId,

        @NotNull @Schema(description = "Dollars per YES share", examples = "\"0.62\"")
        Price yesPrice,

        @Schema(description = "Dollars per NO share; default 1 - yes_price", examples = "\"0.39\"")
        Price noPrice,

        @Schema(description = "When it was observed, 2000 to ten seconds ahead, because clocks differ; default now")
        Instant timestamp,

        @Schema(description = "Dollars resting in the market")
        Volume liquidity,

        @Schema(description = "Dollars traded so far") Volume volume,

        @Schema(description = "Dollars traded in the last 24 hours")
        Volume volume24hr) {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    /// With what was left out: a price of NO and a time.
    Observation completed(Instant now) {
        return new Observation(
                marketId,
                yesPrice,
                noPrice == null ? yesPrice.complement() : noPrice,
                Objects.requireNonNullElse(timestamp, now),
                liquidity,
                volume,
                volume24hr);
    }

    /// Refuses a time, given in `field`, at which nobody can have observed anything.
    static void requirePast(String field, Instant timestamp, Instant now) {
        if (timestamp.isBefore(FIRST) || timestamp.isAfter(now.plus(Times.MAX_CLOCK_SKEW))) {
            throw FieldError.problem(field, "must lie between the year 2000 and ten seconds from now, " + now)
                    .asException();
        }
    }
}
