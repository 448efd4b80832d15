package io.prescient.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A strategy in a response.
public record StrategyView(
        @Schema(description = "Value for the strategy_type of a portfolio")
        String strategyType,

        String description,

        @Schema(
                implementation = Object.class,
                description = "JSON Schema (2020-12) of the strategy_config of a portfolio")
        JsonNode configSchema,

        @Schema(
                implementation = Object.class,
                description = "Values of the members that strategy_config does not contain")
        JsonNode defaults) {}
