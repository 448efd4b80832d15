package io.prescient.strategy;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Configurations of strategies are described and checked.
@QuarkusTest
class StrategyConfigTest extends CycleTestBase {
    @Test
    void validatesConfigOfKnownStrategy() {
        var body = json("name", unique("p"), "strategy_type", "momentum", "initial_balance", "1.00");
        body.put("strategy_config", json("min_confidence", "1.1", "event_min_volume_24hr", 5));
        var rejected = assertProblem(Api.send("POST", "/v1/portfolios", body), 400, "validation_failed");
        assertEquals(List.of("strategy_config.min_confidence"), rejected.getList("errors.field"));
        body.put("strategy_config", json("min_confidense", "0.9"));
        rejected = assertProblem(Api.send("POST", "/v1/portfolios", body), 400, "validation_failed");
        assertEquals(List.of("strategy_config.min_confidense"), rejected.getList("errors.field"));
        body.put("strategy_config", json("market_min_conviction", "0.61"));
        rejected = assertProblem(Api.send("POST", "/v1/portfolios", body), 400, "validation_failed");
        assertEquals(List.of("strategy_config.market_min_conviction"), rejected.getList("errors.field"));
        long portfolio = momentumPortfolio();
        assertProblem(
                Api.send(
                        "PATCH", "/v1/portfolios/" + portfolio, json("strategy_config", json("trade_amount", "0.001"))),
                400,
                "validation_failed");
        Api.patch("/v1/portfolios/" + portfolio, json("strategy_config", json("trade_amount", "5.00")))
                .statusCode(200);
        // The configuration of a strategy of the client's own is not checked.
        Api.patch("/v1/portfolios/" + portfolio, json("strategy_type", "own", "strategy_config", json("x", 1)))
                .statusCode(200);
        assertProblem(
                Api.send("PATCH", "/v1/portfolios/" + portfolio, json("strategy_type", "momentum")),
                400,
                "validation_failed");
    }

    @Test
    void describesConfigOfEveryStrategy() {
        Api.get("/v1/strategies")
                .statusCode(200)
                .body("items.strategy_type", contains("mean_reversion", "momentum"))
                .body("items[1].defaults.min_confidence", equalTo("0.7500"))
                .body("items[1].defaults.event_min_volume_24hr", nullValue())
                .body("items[1].defaults", aMapWithSize(13))
                .body("items[1].config_schema.properties", aMapWithSize(13))
                .body("items[1].config_schema.additionalProperties", equalTo(false))
                .body("items[1].config_schema.properties.trade_amount.type", contains("string", "number"))
                .body("items[1].config_schema.properties.trade_amount.minimum", equalTo(0.01f))
                .body("items[1].config_schema.properties.trade_amount.default", equalTo("100.00"))
                .body("items[1].config_schema.properties.max_positions.type", equalTo("integer"))
                .body("items[1].config_schema.properties.max_positions.minimum", equalTo(0))
                .body("items[0].config_schema.properties.min_points.minimum", equalTo(2))
                .body("items[0].config_schema.properties.min_points.description", containsString(" "));
    }
}
