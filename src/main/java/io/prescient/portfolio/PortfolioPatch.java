package io.prescient.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.http.StorableJson;
import io.prescient.money.AtLeast;
import io.prescient.money.Money;
import io.prescient.portfolio.PortfolioRows.Details;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The members of a portfolio that a merge patch can change. Balances and status are not among them.
@RegisterForReflection
@Schema(examples = """
                {"description": "Plays less", "strategy_config": {"trade_amount": "50.00"}, "max_positions": 10}""")
public record PortfolioPatch(
        @NotBlank @Size(max = 255) String name,
        @Size(max = 10_000) @Nullable String description,
        @NotBlank @Size(max = 100) String strategyType,

        @NotNull
        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "Merged member by member. null removes a member, so that its default applies again.")
        @StorableJson
        ObjectNode strategyConfig,

        @AtLeast("0") @Schema(description = "Dollars; null is no limit", nullable = true) @Nullable
        Money maxPositionSize,

        @AtLeast("0") @Schema(description = "Dollars; null is no limit", nullable = true) @Nullable
        Money maxTotalExposure,

        @PositiveOrZero @Schema(description = "null is no limit", nullable = true) @Nullable
        Integer maxPositions) {

    static PortfolioPatch of(Details details, ObjectNode strategyConfig) {
        return new PortfolioPatch(
                details.name(),
                details.description(),
                details.strategyType(),
                strategyConfig,
                details.limits().maxPositionSize(),
                details.limits().maxTotalExposure(),
                details.limits().maxPositions());
    }

    Details details(long portfolioId) {
        return new Details(
                portfolioId,
                name,
                description,
                strategyType,
                strategyConfig.toString(),
                new Limits(maxPositionSize, maxTotalExposure, maxPositions));
    }
}
