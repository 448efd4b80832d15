package io.prescient.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A strategy as the API shows it.
public record StrategyView(
        @Schema(description = "For a portfolio's strategy_type")
        String strategyType,

        String description,

        @Schema(implementation = Object.class, description = "JSON Schema (2020-12) of a portfolio's strategy_config")
        JsonNode configSchema,

        @Schema(implementation = Object.class, description = "What holds where strategy_config says nothing")
        JsonNode defaults) {}
