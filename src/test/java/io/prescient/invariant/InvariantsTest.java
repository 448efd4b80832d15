package io.prescient.invariant;

import static io.prescient.Api.get;
import static io.prescient.Api.json;
import static io.prescient.Api.post;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The check of all portfolios: the response, the metrics and readiness.
@QuarkusTest
class InvariantsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    @Inject
    InvariantRuns runs;

    @Test
    void resultIsUnknownBeforeFirstRun() {
        var none = InvariantRun.NONE;
        assertEquals(null, none.holds());
        assertEquals(null, none.checkedAt());
        assertFalse(none.isBroken());
    }

    @Test
    void returnsResultOfLastRun() {
        long portfolio = Api.portfolio("10.00");
        changeTotals(portfolio, "+ 1");
        try {
            var run = post("/v1/invariants/runs", null)
                    .statusCode(200)
                    .body(
                            "holds",
                            equalTo(false),
                            "checked_at",
                            notNullValue(),
                            "violation_counts.totals",
                            notNullValue())
                    .extract()
                    .jsonPath();
            assertTrue(run.getInt("portfolio_count") >= 1);
            var last = get("/v1/invariants").statusCode(200).extract().jsonPath();
            assertEquals(run.<Object>get(""), last.<Object>get(""));
            assertTrue(run.<Integer>getList("violations.portfolio_id").contains((int) portfolio));
            assertWarned(portfolio, run.getInt("violation_counts.totals"));
        } finally {
            changeTotals(portfolio, "- 1");
        }
        post("/v1/invariants/runs", null).statusCode(200).body("violations.portfolio_id", everyItem(not(equalTo((int)
                portfolio))));
    }

    /// Asserts that readiness names the violation and stays up, and that metrics count it.
    private static void assertWarned(long portfolio, int violations) {
        get("/q/health/ready")
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.find { it.name == 'invariants' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'invariants' }.data.broken", containsString("totals"))
                .body("checks.find { it.name == 'invariants' }.data.portfolios", containsString("" + portfolio));
        var metrics = get("/q/metrics").statusCode(200).extract().asString();
        assertTrue(
                metrics.contains("prescient_invariant_violations{invariant=\"totals\"} " + violations + ".0"), metrics);
        assertTrue(metrics.contains("prescient_invariant_violations{invariant=\"settlements\"} "), metrics);
        assertTrue(metrics.contains("prescient_invariant_last_run_timestamp_seconds"), metrics);
        assertTrue(metrics.contains("prescient_invariant_runs_seconds_count"), metrics);
    }

    @Test
    void concurrentRequestsShareOneRun() throws Exception {
        var responses =
                Api.race(Stream.<Callable<Response>>generate(() -> () -> Api.send("POST", "/v1/invariants/runs", null))
                        .limit(12)
                        .toList());
        responses.forEach(response -> assertEquals(200, response.statusCode()));
        var distinctRuns = responses.stream()
                .map(response -> response.jsonPath().getString("checked_at"))
                .distinct()
                .count();
        assertTrue(distinctRuns < 12, distinctRuns + " runs");
    }

    /// The run waits for a lock, as it would wait for a connection that died silently.
    @Test
    void timedOutRunDoesNotBlockNext() {
        var unwrappedRuns = ClientProxy.unwrap(runs);
        unwrappedRuns.timeout = Duration.ofMillis(300);
        var before = get("/v1/invariants").extract().<String>path("checked_at");
        var other = pool.getConnection().await().atMost(TIMEOUT);
        try {
            query(other, "BEGIN");
            query(other, "LOCK TABLE portfolios IN ACCESS EXCLUSIVE MODE");
            for (int i = 0; i < 2; i++) {
                post("/v1/invariants/runs", null)
                        .statusCode(503)
                        .body("detail", containsString("did not end within PT0.3S"));
            }
        } finally {
            unwrappedRuns.timeout = Duration.ofMinutes(10);
            query(other, "ROLLBACK");
            other.closeAndAwait();
        }
        assertEquals(before, get("/v1/invariants").extract().<String>path("checked_at"));
        post("/v1/invariants/runs", null).statusCode(200).body("checked_at", not(equalTo(before)));
    }

    private static void query(SqlConnection connection, String sql) {
        connection.query(sql).execute().await().atMost(TIMEOUT);
    }

    @Test
    void checksSinglePortfolio() {
        long portfolio = Api.portfolio("10.00");
        get("/v1/portfolios/" + portfolio + "/invariants")
                .statusCode(200)
                .body("portfolio_count", equalTo(1), "holds", equalTo(true), "violations", equalTo(List.of()))
                .body("violation_counts", equalTo(json()))
                .header("Portfolio-Seq", equalTo("1"));
    }

    @Test
    void rejectsUnknownPortfolioAndInvalidParameters() {
        get("/v1/portfolios/999999999/invariants").statusCode(404).body("code", equalTo("portfolio_not_found"));
        get("/v1/portfolios/x/invariants").statusCode(400).body("code", equalTo("invalid_parameter"));
        get("/v1/invariants?run=true").statusCode(400).body("code", equalTo("unknown_parameter"));
    }

    private void changeTotals(long portfolio, String change) {
        pool.query("""
                        UPDATE portfolios SET total_deposits = total_deposits %1$s, current_balance = current_balance %1$s
                        WHERE portfolio_id = %2$d""".formatted(change, portfolio)).execute().await().atMost(TIMEOUT);
    }
}
