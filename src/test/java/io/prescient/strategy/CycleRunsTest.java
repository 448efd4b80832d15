package io.prescient.strategy;

import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.Trigger;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Cycles of all active portfolios, on request and on schedule.
@QuarkusTest
class CycleRunsTest extends CycleTestBase {
    @Inject
    CycleSchedule schedule;

    @Inject
    Pool pool;

    @Test
    void failingPortfolioDoesNotStopOthers() throws Throwable {
        market("0.78", "0.22", "60000");
        var _ = Api.portfolio("1.00", "strategy_type", "own");
        long first = momentumPortfolio();
        long failing = momentumPortfolio();
        long last = momentumPortfolio();
        storeInvalidConfig(failing);
        var key = unique("k");
        var cycles = Api.send("POST", "/v1/cycles", null, "Idempotency-Key", key);
        assertEquals(200, cycles.statusCode(), cycles.asString());
        assertEquals(200, result(cycles, first, "http_status"));
        assertEquals(400, result(cycles, failing, "http_status"));
        assertEquals(200, result(cycles, last, "http_status"));
        assertTrue(cycles.jsonPath().getInt("failed_count") >= 1);
        assertTrue(cycles.jsonPath().getInt("unknown_strategy_count") >= 1);
        long later = momentumPortfolio();
        var again = Api.send("POST", "/v1/cycles", null, "Idempotency-Key", key);
        assertEquals(true, result(again, first, "replayed"));
        assertEquals(null, result(again, later, "http_status"));
        assertEquals(
                cycles.jsonPath().getInt("unknown_strategy_count"),
                again.jsonPath().getInt("unknown_strategy_count"));
        assertEquals(1, getPortfolio(first).getInt("trade_count"));
        assertEquals(1, getPortfolio(last).getInt("trade_count"));
        Api.changeStatus(failing, "archive");
    }

    @Test
    void rejectsDryRunOfAllPortfolios() {
        assertProblem(Api.send("POST", "/v1/cycles", json("dry_run", true)), 400, "validation_failed");
        assertProblem(Api.send("POST", "/v1/cycles", json("dryrun", true)), 400, "validation_failed");
    }

    @Test
    void secondReplicaSkipsDueCycles() throws Throwable {
        market("0.78", "0.22", "60000");
        long portfolio = momentumPortfolio();
        var due = new Due(Instant.now());
        VertxContextSupport.subscribeAndAwait(() -> schedule.run(due));
        assertEquals(1, getPortfolio(portfolio).getInt("trade_count"));
        // Opened after the first run: the second replica would run its cycle if it ran the job again.
        long late = momentumPortfolio();
        VertxContextSupport.subscribeAndAwait(() -> schedule.run(due));
        assertEquals(0, getPortfolio(late).getInt("trade_count"));
        assertEquals(1, getPortfolio(portfolio).getInt("trade_count"));
        Api.get("/v1/portfolios/" + portfolio + "/signals").body("items", hasSize(1));
    }

    /// An execution with a scheduled time.
    private record Due(Instant getScheduledFireTime) implements ScheduledExecution {
        @Override
        public Trigger getTrigger() {
            return null;
        }

        @Override
        public Instant getFireTime() {
            return getScheduledFireTime;
        }
    }

    /// The API rejects this configuration, but an adopted database can contain it.
    private void storeInvalidConfig(long portfolio) throws Throwable {
        Api.patch(
                        "/v1/portfolios/" + portfolio,
                        json("strategy_type", "own", "strategy_config", json("min_confidence", 7)))
                .statusCode(200);
        VertxContextSupport.subscribeAndAwait(
                () -> pool.query("UPDATE portfolios SET strategy_type = 'momentum' WHERE portfolio_id = " + portfolio)
                        .execute());
    }

    private static Object result(Response response, long portfolio, String member) {
        return response.jsonPath().get("items.find { it.portfolio_id == " + portfolio + " }." + member);
    }
}
