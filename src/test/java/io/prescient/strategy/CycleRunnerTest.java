package io.prescient.strategy;

import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.race;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.Api;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.Trigger;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A portfolio follows its strategy: filter, signals, trades, a point of history. Other tests' markets stand on the
/// same board, so each test looks only for markets whose event is busier than anyone else's.
@QuarkusTest
class CycleRunnerTest {
    private static final String BUSY = "7000000000";

    @Inject
    JobLockRepository jobLocks;

    @Inject
    CycleSchedule schedule;

    @Inject
    Pool pool;

    private final List<String> markets = new ArrayList<>();
    private String event;

    @BeforeEach
    void openEvent() {
        event = unique("e");
        Api.put("/v1/events/" + event, json("title", "Busy", "liquidity", BUSY, "volume", BUSY))
                .statusCode(200);
    }

    /// They would stand on the board of the next test.
    @AfterEach
    void closeMarkets() {
        markets.forEach(market -> Api.put("/v1/markets/" + market, json("closed", true)));
    }

    @Test
    void aCycleMakesSignalsTradesAndAPointOfHistory() {
        var large = market("0.78", "0.22", "60000");
        var larger = market("0.21", "0.79", "70000");
        var flat = market("0.50", "0.50", "80000");
        long portfolio = follower();
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
    void aDryRunShowsAllAndChangesNothing() {
        var good = market("0.78", "0.22", "60000");
        var flat = market("0.50", "0.50", "80000");
        var closed = market("0.78", "0.22", "90000");
        Api.put("/v1/markets/" + closed, json("closed", true)).statusCode(200);
        long portfolio = follower();
        var preview = Api.post("/v1/portfolios/" + portfolio + "/cycles", json("dry_run", true))
                .statusCode(200)
                .body("response.signals.items.market_id", contains(good))
                .extract()
                .jsonPath();
        var skipped = skipped(portfolio);
        assertEquals("market_conviction", skipped.get(flat));
        assertEquals(null, skipped.get(closed));
        Map<String, Integer> reasons = preview.getMap("response.skipped_counts");
        assertEquals(
                preview.getInt("response.considered_count"),
                1 + reasons.values().stream().mapToInt(each -> each).sum());
        Api.get("/v1/portfolios/" + portfolio + "/signals").body("items", hasSize(0));
        Api.get("/v1/portfolios/" + portfolio + "/history").body("items", hasSize(0));
        assertEquals(1, getPortfolio(portfolio).getInt("seq"));
    }

    @Test
    void theMarketsOfADryRunComeInPages() {
        var flat = List.of(market("0.50", "0.50", "80000"), market("0.50", "0.50", "80000"));
        long portfolio = follower();
        var ids = List.copyOf(skipped(portfolio).keySet());
        assertEquals(ids.stream().sorted().toList(), ids);
        assertTrue(ids.containsAll(flat));
        assertProblem(
                Api.send("POST", "/v1/portfolios/" + portfolio + "/cycles?limit=0", json("dry_run", true)),
                400,
                "invalid_parameter");
    }

    @Test
    void aCycleRunsOncePerKeyHoweverManyRaceForIt() throws Exception {
        market("0.78", "0.22", "60000");
        long portfolio = follower();
        var path = "/v1/portfolios/" + portfolio + "/cycles";
        var key = unique("k");
        Callable<Response> run = () -> Api.send("POST", path, null, "Idempotency-Key", key);
        var answers = race(Collections.nCopies(20, run));
        var first = answers.getFirst().jsonPath().getMap("response");
        for (var answer : answers) {
            assertEquals(200, answer.statusCode(), answer.asString());
            assertEquals(first, answer.jsonPath().getMap("response"));
        }
        assertEquals(
                19,
                answers.stream()
                        .filter(answer -> "true".equals(answer.header("Idempotency-Replayed")))
                        .count());
        assertEquals(1, getPortfolio(portfolio).getInt("trade_count"));
    }

    @Test
    void aRetryGetsTheFirstOutcomeWhateverThePortfolioIsNow() {
        market("0.78", "0.22", "60000");
        long portfolio = follower();
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
    void aLimitRefusesASignalAndNotTheCycle() {
        market("0.78", "0.22", "60000");
        market("0.78", "0.22", "70000");
        long portfolio = follower("max_positions", 1);
        Api.post("/v1/portfolios/" + portfolio + "/cycles", null)
                .statusCode(200)
                .body("response.signals.executed_count", equalTo(1))
                .body("response.signals.rejected_count", equalTo(1))
                .body("response.signals.items[1].response.code", equalTo("positions_exceeded"));
        Api.get("/v1/portfolios/" + portfolio + "/signals?status=rejected")
                .body("items.code", contains("positions_exceeded"));
    }

    @Test
    void onlyAnActivePortfolioWithAKnownStrategyRuns() {
        long own = Api.portfolio("1.00");
        var path = "/v1/portfolios/";
        assertProblem(Api.send("POST", path + own + "/cycles", null), 422, "strategy_unknown");
        assertProblem(Api.send("POST", path + own + "/cycles", json("dry_run", true)), 422, "strategy_unknown");
        assertProblem(Api.send("POST", path + "99999999/cycles", null), 404, "portfolio_not_found");
        long paused = follower();
        Api.changeStatus(paused, "pause");
        assertProblem(Api.send("POST", path + paused + "/cycles", null), 409, "portfolio_not_active");
        assertProblem(Api.send("POST", path + paused + "/cycles", json("dry", true)), 400, "validation_failed");
    }

    @Test
    void allActivePortfoliosRunAndOneFailingStopsNoOther() throws Throwable {
        market("0.78", "0.22", "60000");
        var _ = Api.portfolio("1.00", "strategy_type", "own");
        long first = follower();
        long failing = follower();
        long last = follower();
        // What no one can put there any more, but an adopted database can hold.
        Api.patch(
                        "/v1/portfolios/" + failing,
                        json("strategy_type", "own", "strategy_config", json("min_confidence", 7)))
                .statusCode(200);
        VertxContextSupport.subscribeAndAwait(
                () -> pool.query("UPDATE portfolios SET strategy_type = 'momentum' WHERE portfolio_id = " + failing)
                        .execute());
        var key = unique("k");
        var round = Api.send("POST", "/v1/cycles", null, "Idempotency-Key", key);
        assertEquals(200, round.statusCode(), round.asString());
        assertEquals(200, of(round, first, "http_status"));
        assertEquals(400, of(round, failing, "http_status"));
        assertEquals(200, of(round, last, "http_status"));
        assertTrue(round.jsonPath().getInt("failed_count") >= 1);
        assertTrue(round.jsonPath().getInt("unknown_strategy_count") >= 1);
        long later = follower();
        var again = Api.send("POST", "/v1/cycles", null, "Idempotency-Key", key);
        assertEquals(true, of(again, first, "replayed"));
        assertEquals(null, of(again, later, "http_status"));
        assertEquals(
                round.jsonPath().getInt("unknown_strategy_count"),
                again.jsonPath().getInt("unknown_strategy_count"));
        assertEquals(1, getPortfolio(first).getInt("trade_count"));
        assertEquals(1, getPortfolio(last).getInt("trade_count"));
        Api.changeStatus(failing, "archive");
    }

    @Test
    void aRoundIsNoDryRun() {
        assertProblem(Api.send("POST", "/v1/cycles", json("dry_run", true)), 400, "validation_failed");
        assertProblem(Api.send("POST", "/v1/cycles", json("dryrun", true)), 400, "validation_failed");
    }

    @Test
    void whatIsToldAgainChangesNotEvenTheDaysPoint() {
        var market = market("0.78", "0.22", "60000");
        long portfolio = follower();
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

    @Test
    void meanReversionLooksAtTheObservationsOfTheLastWeek() {
        // 24 observations of 0.50 and 0.52 in turn, then one of 0.60: mean 0.5136, deviation 0.0206, z 4.20.
        var market = Api.market("question", "Back?");
        var observations = new ArrayList<Map<String, Object>>();
        var start = Instant.now().minusSeconds(86_400);
        for (int i = 0; i < 24; i++) {
            observations.add(observation(market, i % 2 == 0 ? "0.50" : "0.52", start.plusSeconds(i)));
        }
        observations.add(observation(market, "0.60", start.plusSeconds(60)));
        // Too old to count.
        observations.add(observation(market, "0.99", Instant.now().minusSeconds(8 * 86_400)));
        Api.post("/v1/snapshots", observations).body("accepted_count", equalTo(26));
        long portfolio = Api.portfolio(
                "1000.00",
                "strategy_type",
                "mean_reversion",
                "strategy_config",
                json("min_points", 25, "max_positions", 1000));
        var preview = Api.post("/v1/portfolios/" + portfolio + "/cycles", json("dry_run", true))
                .statusCode(200)
                .body("response.signals.items.market_id", hasItem(market))
                .extract()
                .jsonPath();
        Map<String, Object> signal = preview.getMap("response.signals.items.find { it.market_id == '" + market + "' }");
        assertEquals("buy_no", signal.get("action"));
        assertEquals("0.400000", signal.get("target_price"));
        assertEquals("0.9500", signal.get("confidence"));
        assertEquals("z 4.1960", signal.get("reason"));
    }

    @Test
    void theConfigurationOfAKnownStrategyIsChecked() {
        var body = json("name", unique("p"), "strategy_type", "momentum", "initial_balance", "1.00");
        body.put("strategy_config", json("min_confidence", "1.1", "event_min_volume_24hr", 5));
        var refused = assertProblem(Api.send("POST", "/v1/portfolios", body), 400, "validation_failed");
        assertEquals(List.of("strategy_config.min_confidence"), refused.getList("errors.field"));
        body.put("strategy_config", json("min_confidense", "0.9"));
        refused = assertProblem(Api.send("POST", "/v1/portfolios", body), 400, "validation_failed");
        assertEquals(List.of("strategy_config.min_confidense"), refused.getList("errors.field"));
        body.put("strategy_config", json("market_min_conviction", "0.61"));
        refused = assertProblem(Api.send("POST", "/v1/portfolios", body), 400, "validation_failed");
        assertEquals(List.of("strategy_config.market_min_conviction"), refused.getList("errors.field"));
        long portfolio = follower();
        assertProblem(
                Api.send(
                        "PATCH", "/v1/portfolios/" + portfolio, json("strategy_config", json("trade_amount", "0.001"))),
                400,
                "validation_failed");
        Api.patch("/v1/portfolios/" + portfolio, json("strategy_config", json("trade_amount", "5.00")))
                .statusCode(200);
        // Another's strategy is free.
        Api.patch("/v1/portfolios/" + portfolio, json("strategy_type", "own", "strategy_config", json("x", 1)))
                .statusCode(200);
        assertProblem(
                Api.send("PATCH", "/v1/portfolios/" + portfolio, json("strategy_type", "momentum")),
                400,
                "validation_failed");
    }

    @Test
    void theStrategiesDescribeTheirConfiguration() {
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

    @Test
    void ofManyWhoRaceForATurnOneGetsIt() throws Throwable {
        var job = unique("j").substring(0, 30);
        var due = Instant.parse("2026-05-01T12:00:00Z");
        Callable<Boolean> take = () -> {
            try {
                return VertxContextSupport.subscribeAndAwait(() -> jobLocks.tryAcquire(job, due));
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        };
        try (var replicas = Executors.newFixedThreadPool(8)) {
            int taken = 0;
            for (var answer : replicas.invokeAll(Collections.nCopies(40, take))) {
                taken += answer.get() ? 1 : 0;
            }
            assertEquals(1, taken);
        }
        assertTrue(VertxContextSupport.subscribeAndAwait(() -> jobLocks.tryAcquire(job, due.plusSeconds(1))));
    }

    @Test
    void ofTwoReplicasOneRunsTheCyclesThatAreDue() throws Throwable {
        market("0.78", "0.22", "60000");
        long portfolio = follower();
        var due = new Due(Instant.now());
        VertxContextSupport.subscribeAndAwait(() -> schedule.run(due));
        assertEquals(1, getPortfolio(portfolio).getInt("trade_count"));
        // It came after the turn was taken, so the second replica leaves it alone.
        long late = follower();
        VertxContextSupport.subscribeAndAwait(() -> schedule.run(due));
        assertEquals(0, getPortfolio(late).getInt("trade_count"));
        assertEquals(1, getPortfolio(portfolio).getInt("trade_count"));
        Api.get("/v1/portfolios/" + portfolio + "/signals").body("items", hasSize(1));
    }

    /// What the scheduler tells whoever is due.
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

    private static Map<String, Object> observation(String market, String price, Instant at) {
        return json("market_id", market, "yes_price", price, "timestamp", at.toString());
    }

    @CanIgnoreReturnValue
    private String market(String yes, String no, String volume) {
        markets.add(Api.market(
                "event_id", event, "yes_price", yes, "no_price", no, "volume", volume, "liquidity", "10000"));
        return markets.getLast();
    }

    private long follower(Object... more) {
        var config = json("event_min_liquidity", BUSY, "event_min_volume", BUSY);
        var fields = new ArrayList<Object>(List.of("strategy_type", "momentum", "strategy_config", config));
        Collections.addAll(fields, more);
        return Api.portfolio("1000.00", fields.toArray());
    }

    private static Object of(Response round, long portfolio, String member) {
        return round.jsonPath().get("items.find { it.portfolio_id == " + portfolio + " }." + member);
    }

    /// Page by page, why each market gives no signal.
    private static Map<String, String> skipped(long portfolio) {
        var reasons = new LinkedHashMap<String, String>();
        var next = "";
        do {
            var page = Api.post("/v1/portfolios/" + portfolio + "/cycles?limit=40" + next, json("dry_run", true))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<Map<String, String>> items = page.getList("response.skipped_markets.items");
            assertTrue(items.size() <= 40, "a page");
            items.forEach(item -> assertEquals(null, reasons.put(item.get("market_id"), item.get("reason"))));
            next = page.getString("response.skipped_markets.next") == null
                    ? null
                    : "&after=" + page.getString("response.skipped_markets.next");
        } while (next != null);
        return reasons;
    }
}
