package io.prescient.strategy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.prescient.http.FieldError;
import io.prescient.money.AtLeast;
import io.prescient.money.Money;
import io.prescient.money.Ratio;
import io.prescient.money.Volume;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The bounds of the momentum strategy. Bounds are inclusive; an absent bound accepts every value.
@RegisterForReflection
public record MomentumConfig(
        @Schema(description = "Minimum liquidity of an event in dollars") @Nullable
        Volume eventMinLiquidity,

        @Schema(description = "Minimum volume of an event in dollars") @Nullable
        Volume eventMinVolume,

        @JsonProperty("event_min_volume_24hr")
        @Schema(description = "Minimum 24-hour volume of an event in dollars")
        @Nullable
        Volume eventMinVolume24hr,

        @PositiveOrZero @Schema(description = "Minimum number of days until the end of an event") @Nullable
        Integer eventMinDaysUntilEnd,

        @PositiveOrZero @Schema(description = "Maximum number of days until the end of an event") @Nullable
        Integer eventMaxDaysUntilEnd,

        @Schema(description = "Minimum liquidity of a market in dollars") @Nullable
        Volume marketMinLiquidity,

        @Schema(description = "Minimum volume of a market in dollars") @Nullable
        Volume marketMinVolume,

        @JsonProperty("market_min_volume_24hr")
        @Schema(description = "Minimum 24-hour volume of a market in dollars")
        @Nullable
        Volume marketMinVolume24hr,

        @Schema(description = "Minimum of abs(yes_price - no_price)") @Nullable
        Ratio marketMinConviction,

        @Schema(description = "Maximum of abs(yes_price - no_price)") @Nullable
        Ratio marketMaxConviction,

        @NotNull @Schema(description = "Minimum price of the higher-priced side")
        Ratio minConfidence,

        @NotNull @PositiveOrZero @Schema(description = "Maximum number of signals per cycle")
        Integer maxPositions,

        @NotNull @AtLeast("0.01") @Schema(description = "Stake of a signal in dollars")
        Money tradeAmount) {

    public MomentumConfig {
        requireOrder("event_min_days_until_end", eventMinDaysUntilEnd, eventMaxDaysUntilEnd);
        requireOrder("market_min_conviction", marketMinConviction, marketMaxConviction);
    }

    private static <T extends Comparable<T>> void requireOrder(String field, @Nullable T min, @Nullable T max) {
        if (min != null && max != null && min.compareTo(max) > 0) {
            throw FieldError.problem(
                            field, "must not be more than " + field.replace("_min_", "_max_") + ", which is " + max)
                    .asException();
        }
    }
}
