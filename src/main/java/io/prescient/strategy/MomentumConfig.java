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

/// Bounds are inclusive; a null one is no bound.
@RegisterForReflection
public record MomentumConfig(
        @Schema(description = "Least liquidity of an event, dollars")
        Volume eventMinLiquidity,

        @Schema(description = "Least volume of an event, dollars")
        Volume eventMinVolume,

        @JsonProperty("event_min_volume_24hr") @Schema(description = "Least volume of an event in 24 hours, dollars")
        Volume eventMinVolume24hr,

        @PositiveOrZero @Schema(description = "Fewest days until an event's end")
        Integer eventMinDaysUntilEnd,

        @PositiveOrZero @Schema(description = "Most days until an event's end")
        Integer eventMaxDaysUntilEnd,

        @Schema(description = "Least liquidity of a market, dollars")
        Volume marketMinLiquidity,

        @Schema(description = "Least volume of a market, dollars")
        Volume marketMinVolume,

        @JsonProperty("market_min_volume_24hr") @Schema(description = "Least volume of a market in 24 hours, dollars")
        Volume marketMinVolume24hr,

        @Schema(description = "Least abs(yes - no)") Ratio marketMinConviction,
        @Schema(description = "Largest abs(yes - no)") Ratio marketMaxConviction,

        @NotNull @Schema(description = "Least price of the dearer side")
        Ratio minConfidence,

        @NotNull @PositiveOrZero @Schema(description = "Most signals of a cycle")
        Integer maxPositions,

        @NotNull @AtLeast("0.01") @Schema(description = "Stake of a signal, dollars")
        Money tradeAmount) {

    public MomentumConfig {
        requireOrder("event_min_days_until_end", eventMinDaysUntilEnd, eventMaxDaysUntilEnd);
        requireOrder("market_min_conviction", marketMinConviction, marketMaxConviction);
    }

    private static <T extends Comparable<T>> void requireOrder(String field, T least, T most) {
        if (least != null && most != null && least.compareTo(most) > 0) {
            throw FieldError.problem(
                            field, "must not be more than " + field.replace("_min_", "_max_") + ", which is " + most)
                    .asException();
        }
    }
}
