package io.prescient.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.http.StorableJson;
import io.prescient.money.AtLeast;
import io.prescient.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Request body that opens a portfolio. Amounts are in dollars.
@RegisterForReflection
@Schema(examples = """
                {"name": "momentum-1", "strategy_type": "momentum", "initial_balance": "10000.00",
                 "strategy_config": {"min_confidence": "0.75"}, "max_position_size": "500.00"}""")
public record NewPortfolio(
        @NotBlank @Size(max = 255) @Schema(description = "Unique", examples = "momentum-1")
        String name,

        @Size(max = 10_000) @Nullable String description,

        @NotBlank @Size(max = 100) @Schema(examples = "momentum")
        String strategyType,

        @NotNull @AtLeast("0") @Schema(examples = "\"10000.00\"")
        Money initialBalance,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "Any JSON object; the default is {}")
        @StorableJson
        @Nullable
        ObjectNode strategyConfig,

        @AtLeast("0")
        @Schema(description = "Maximum amount of one trade, inclusive; null is no limit", nullable = true)
        @Nullable
        Money maxPositionSize,

        @AtLeast("0")
        @Schema(description = "Maximum total_invested after a trade, inclusive; null is no limit", nullable = true)
        @Nullable
        Money maxTotalExposure,

        @Schema(
                description = "Maximum number of open positions; the default is 20, null is no limit",
                defaultValue = "20",
                nullable = true)
        @PositiveOrZero
        @Nullable
        Integer maxPositions) {

    static final int DEFAULT_MAX_POSITIONS = 20;

    Limits limits() {
        return new Limits(maxPositionSize, maxTotalExposure, maxPositions);
    }
}
