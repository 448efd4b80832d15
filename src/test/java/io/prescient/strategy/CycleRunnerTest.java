package io.prescient.strategy;

import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.race;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// A cycle of one portfolio: its strategy proposes signals, they are executed, and a history point is recorded.
@QuarkusTest
class CycleRunnerTest extends CycleTestBase {
    @Test
    void executesSignalsAndRecordsHistoryPoint() {
        var large = market("0.78", "0.22", "60000");
        var larger = market("0.21", "0.79", "70000");
        var flat = market("0.50", "0.50", "80000");
        long portfolio = momentumPortfolio();
        var path = "/v1/portfolios/" + portfolio;

        var report = Api.post(path + "/cycles", null)
                .statusCode(200)
                .body("response.strategy_type", equalTo("momentum"))
                .body("response.signals.executed_count", equalTo(2))
                .body("response.signals.rejected_count", equalTo(0))
                .body("response.skipped_counts.market_conviction", equalTo(1))
                .body("response.considered_count", greaterThan(2))
                .body("response.portfolio.open_position_count", equalTo(2))
                .body("history_point.total_value", equalTo("1000.00"))
                .body("history_point.total_invested", equalTo("200.00"))
                .extract()
                .jsonPath();
        // The larger volume comes first.
        assertEquals(List.of(larger, large), report.getList("response.signals.items.response.trade.market_id"));
        Api.get(path + "/signals")
                .body("items.market_id", contains(large, larger))
                .body("items.status", contains("executed", "executed"))
                .body("items.strategy_type", contains("momentum", "momentum"))
                .body("items.target_price", contains("0.780000", "0.790000"))
                .body("items.confidence", contains("0.2800", "0.2900"));
        Api.get(path + "/trades?market_id=" + flat).body("items", hasSize(0));
    }

    @Test
    void concurrentRequestsOfOneKeyRunOnce() throws Exception {
        market("0.78", "0.22", "60000");
        long portfolio = momentumPortfolio();
        var path = "/v1/portfolios/" + portfolio + "/cycles";
        var key = unique("k");
        Callable<Response> run = () -> Api.send("POST", path, null, "Idempotency-Key", key);
        var responses = race(Collections.nCopies(20, run));
        var first = responses.getFirst().jsonPath().getMap("response");
        for (var response : responses) {
            assertEquals(200, response.statusCode(), response.asString());
            assertEquals(first, response.jsonPath().getMap("response"));
        }
        assertEquals(
                19,
                responses.stream()
                        .filter(response -> "true".equals(response.header("Idempotency-Replayed")))
                        .count());
        assertEquals(1, getPortfolio(portfolio).getInt("trade_count"));
    }

    @Test
    void retryGetsFirstResponseAfterChanges() {
        market("0.78", "0.22", "60000");
        long portfolio = momentumPortfolio();
        var path = "/v1/portfolios/" + portfolio;
        var key = unique("k");
        var first =
                Api.send("POST", path + "/cycles", null, "Idempotency-Key", key).jsonPath();
        Api.patch(path, json("strategy_type", "own", "strategy_config", null));
        Api.changeStatus(portfolio, "archive");
        var again = Api.send("POST", path + "/cycles", null, "Idempotency-Key", key);
        assertEquals(200, again.statusCode(), again.asString());
        assertEquals(first.getMap("response"), again.jsonPath().getMap("response"));
        again.then().body("history_point", nullValue());
    }

    @Test
    void limitRejectsOnlyTheSignal() {
        market("0.78", "0.22", "60000");
        market("0.78", "0.22", "70000");
        long portfolio = momentumPortfolio("max_positions", 1);
        Api.post("/v1/portfolios/" + portfolio + "/cycles", null)
                .statusCode(200)
                .body("response.signals.executed_count", equalTo(1))
                .body("response.signals.rejected_count", equalTo(1))
                .body("response.signals.items[1].response.code", equalTo("positions_exceeded"));
        Api.get("/v1/portfolios/" + portfolio + "/signals?status=rejected")
                .body("items.code", contains("positions_exceeded"));
    }

    @Test
    void rejectsUnknownStrategyAndPausedPortfolio() {
        long own = Api.portfolio("1.00");
        var path = "/v1/portfolios/";
        assertProblem(Api.send("POST", path + own + "/cycles", null), 422, "strategy_unknown");
        assertProblem(Api.send("POST", path + own + "/cycles", json("dry_run", true)), 422, "strategy_unknown");
        assertProblem(Api.send("POST", path + "99999999/cycles", null), 404, "portfolio_not_found");
        long paused = momentumPortfolio();
        Api.changeStatus(paused, "pause");
        assertProblem(Api.send("POST", path + paused + "/cycles", null), 409, "portfolio_not_active");
        assertProblem(Api.send("POST", path + paused + "/cycles", json("dry", true)), 400, "validation_failed");
    }

    @Test
    void replayDoesNotChangeHistoryPoint() {
        var market = market("0.78", "0.22", "60000");
        long portfolio = momentumPortfolio();
        var path = "/v1/portfolios/" + portfolio;
        var key = unique("k");
        Api.send("POST", path + "/cycles", null, "Idempotency-Key", key)
                .then()
                .body("history_point.total_value", equalTo("1000.00"));
        Api.put("/v1/markets/" + market, json("yes_price", "0.10", "no_price", "0.90"));
        Api.send("POST", path + "/cycles", null, "Idempotency-Key", key)
                .then()
                .body("replayed", equalTo(true), "history_point", nullValue());
        Api.get(path + "/history").body("items.total_value", contains("1000.00"));
    }
}
