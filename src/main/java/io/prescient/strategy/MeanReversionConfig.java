package io.prescient.strategy;

import io.prescient.money.AtLeast;
import io.prescient.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The configuration of the mean reversion strategy.
@RegisterForReflection
public record MeanReversionConfig(
        @NotNull @Min(2) @Max(1_000_000) @Schema(description = "Minimum number of observations in the last 7 days")
        Integer minPoints,

        @NotNull @PositiveOrZero @Schema(description = "Maximum number of signals per cycle")
        Integer maxPositions,

        @NotNull @AtLeast("0.01") @Schema(description = "Stake of a signal in dollars")
        Money tradeAmount) {}
