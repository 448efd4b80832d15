package io.prescient.trade;

import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.send;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertNames;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.prescient.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Guards are judged in the moment of the decision, each just before, at and beyond its bound.
@QuarkusTest
class GuardsTest {
    private static final Instant NOW = Instant.parse("2026-01-03T16:40:14Z");

    private TestClock clock;
    private long portfolio;
    private String market;
    private String path;
    private String close;

    /// 20 shares of YES for 10.00; the price, 0.50, was observed a minute ago.
    @BeforeEach
    void open() {
        clock = TestClock.at(NOW.minusSeconds(60));
        portfolio = Api.portfolio("100.00");
        market = Api.pricedMarket("0.50", "0.40");
        path = "/v1/portfolios/" + portfolio;
        close = path + "/positions/" + Api.buyYes(portfolio, market, "10.00", "0.50") + "/close";
        clock.set(NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-03T16:40:14.000001Z, true",
        "2026-01-03T16:40:14Z, false",
        "2026-01-03T16:40:13.999999Z, false",
        "2026-01-03T17:40:14+01:00, false"
    })
    void aDeadlineIsTooLateAtItsInstant(String deadline, boolean inTime) {
        for (var answer : both("deadline", deadline)) {
            if (inTime) {
                assertEquals(2, answer.statusCode() / 100, answer.asString());
            } else {
                var problem = assertProblem(answer, 409, "deadline_passed");
                assertEquals(NOW.toString(), problem.getString("decided_at"));
                assertEquals(Instant.parse(deadline), Instant.parse(problem.getString("deadline")));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "3, false"})
    void theExpectedSeqIsThatOfTheDecision(long expected, boolean met) {
        for (var answer : both("expected_seq", expected)) {
            if (met) {
                assertEquals(2, answer.statusCode() / 100, answer.asString());
            } else {
                var problem = assertProblem(answer, 412, "seq_mismatch");
                assertEquals(expected + " 2", problem.getLong("expected_seq") + " " + problem.getLong("seq"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"61, true", "60, true", "59, false", "0, false"})
    void aPriceMayBeAsOldAsIsSaid(int seconds, boolean freshEnough) {
        for (var answer : both("max_price_age_seconds", seconds)) {
            if (freshEnough) {
                assertEquals(2, answer.statusCode() / 100, answer.asString());
            } else {
                var problem = assertProblem(answer, 422, "price_too_old");
                assertEquals(NOW.minusSeconds(60).toString(), problem.getString("last_price_at"));
                assertTrue(answer.asString().contains("\"age_seconds\":60.000000,"), answer.asString());
                assertEquals(seconds, problem.getInt("max_price_age_seconds"));
            }
        }
    }

    @Test
    void aMicrosecondTooOldIsTooOld() {
        clock.set(NOW.plusNanos(1000));
        for (var answer : both("max_price_age_seconds", 60)) {
            assertProblem(answer, 422, "price_too_old");
            assertTrue(answer.asString().contains("\"age_seconds\":60.000001,"), answer.asString());
        }
    }

    @Test
    void aNewObservationMakesThePriceYoungAgain() {
        Api.post("/v1/snapshots", List.of(json("market_id", market, "yes_price", "0.50")))
                .statusCode(200);
        for (var answer : both("max_price_age_seconds", 0)) {
            assertEquals(2, answer.statusCode() / 100, answer.asString());
        }
    }

    /// Refused rather than ignored: a guard must not be idle in silence.
    @Test
    void aGivenPriceHasNoAge() {
        var trade = trade("max_price_age_seconds", 60);
        trade.put("price", "0.50");
        assertNames(
                assertProblem(send("POST", path + "/trades", trade), 400, "validation_failed"),
                "max_price_age_seconds");
        var sale = json("price", "0.50", "max_price_age_seconds", 60);
        assertNames(assertProblem(send("POST", close, sale), 400, "validation_failed"), "max_price_age_seconds");
    }

    @ParameterizedTest
    @CsvSource({"0.500001, true", "0.5, true", "0.499999, false"})
    void aBuyPaysAtMostTheLimit(String limit, boolean met) {
        var answer = send("POST", path + "/trades", trade("limit_price", limit));
        if (met) {
            answer.then().statusCode(201).body("trade.entry_price", equalTo("0.500000"));
        } else {
            priceLimit(answer, "0.500000", limit);
        }
    }

    @Test
    void theLimitIsOfTheSideThatIsBoughtAndOfAGivenPriceToo() {
        var no = trade("limit_price", "0.45");
        no.put("action", "buy_no");
        assertEquals(201, send("POST", path + "/trades", no).statusCode());
        var given = trade("limit_price", "0.55");
        given.put("price", "0.56");
        priceLimit(send("POST", path + "/trades", given), "0.560000", "0.550000");
    }

    @ParameterizedTest
    @CsvSource({"0.499999, true", "0.5, true", "0.500001, false"})
    void aCloseTakesAtLeastTheLimit(String limit, boolean met) {
        var answer = send("POST", close, json("limit_price", limit));
        if (met) {
            answer.then().statusCode(200).body("price", equalTo("0.500000"));
        } else {
            priceLimit(answer, "0.500000", limit);
        }
    }

    @Test
    void aRefusalIsFinalAndChangesNothing() {
        var guards = Map.of(
                "deadline",
                (Object) NOW.toString(),
                "expected_seq",
                9,
                "max_price_age_seconds",
                1,
                "limit_price",
                "0.1");
        guards.forEach((guard, value) -> {
            var trade = trade(guard, value);
            var first = send("POST", path + "/trades", trade);
            assertEquals(4, first.statusCode() / 100);
            assertNull(first.header("Idempotency-Replayed"));
            var again = send("POST", path + "/trades", trade);
            assertEquals(first.asString(), again.asString());
            assertEquals("true", again.header("Idempotency-Replayed"));
            Api.get(path + "/requests/" + trade.get("trade_id")).body("result", equalTo("rejected"));
        });
        assertEquals(2, getPortfolio(portfolio).getInt("seq"));
    }

    @Test
    void aRepetitionIsNotJudgedAgain() {
        var trade = trade("deadline", NOW.plusSeconds(1).toString());
        assertEquals(201, send("POST", path + "/trades", trade).statusCode());
        clock.set(NOW.plusSeconds(2));
        assertEquals(201, send("POST", path + "/trades", trade).statusCode());
        trade.put("deadline", NOW.plusSeconds(9).toString());
        assertProblem(send("POST", path + "/trades", trade), 409, "idempotency_conflict");
    }

    @Test
    void theFirstBrokenRuleIsNamed() {
        var trade = json("amount", "1000.00", "action", "buy_yes");
        trade.putAll(
                json("deadline", NOW.toString(), "expected_seq", 1, "max_price_age_seconds", 59, "limit_price", "0.4"));
        Api.changeStatus(portfolio, "pause").statusCode(200);
        var unknown = unique("m");
        assertEquals("deadline_passed", code(trade, unknown));
        trade.remove("deadline");
        assertEquals("seq_mismatch", code(trade, unknown));
        trade.remove("expected_seq");
        assertEquals("portfolio_not_active", code(trade, unknown));
        Api.changeStatus(portfolio, "resume").statusCode(200);
        assertEquals("market_unknown", code(trade, unknown));
        assertEquals("price_too_old", code(trade, market));
        trade.remove("max_price_age_seconds");
        assertEquals("limit_price_exceeded", code(trade, market));
        trade.remove("limit_price");
        assertEquals("insufficient_cash", code(trade, market));
    }

    @Test
    void eachTradeOfABatchIsJudgedAtTheSeqThatTheOneBeforeLeft() {
        var batch = List.of(trade("expected_seq", 2), trade("expected_seq", 2), trade("expected_seq", 3));
        Api.post(path + "/trades/batch", json("trades", batch))
                .statusCode(200)
                .body("items.http_status", equalTo(List.of(201, 412, 201)));
        var both = List.of(trade("expected_seq", 4), trade("limit_price", "0.1"));
        Api.post(path + "/trades/batch", json("trades", both, "atomic", true))
                .body("items.response.code", equalTo(List.of("batch_rejected", "limit_price_exceeded")));
    }

    @Test
    void ofRacingTradesThatExpectOneSeqExactlyOneIsExecuted() throws Exception {
        var requests = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 50; i++) {
            var trade = trade("expected_seq", 2);
            requests.add(() -> send("POST", path + "/trades", trade));
        }
        var statuses = Api.race(requests).stream().map(Response::statusCode).toList();
        assertEquals(1, Collections.frequency(statuses, 201), "" + statuses);
        assertEquals(49, Collections.frequency(statuses, 412), "" + statuses);
        assertEquals("80.00", getPortfolio(portfolio).getString("current_balance"));
    }

    @ParameterizedTest
    @CsvSource({
        "deadline, tomorrow", "deadline, 2026-01-03T16:40:14", "expected_seq, -1", "expected_seq, 1.5",
        "max_price_age_seconds, -1", "max_price_age_seconds, PT1M", "max_price_age_seconds, 99999999999",
                "limit_price, 1.000001",
        "limit_price, -0.1", "limit_price, 0.1234567"
    })
    void whatIsNoGuardIsNamed(String guard, String value) {
        for (var answer : both(guard, value)) {
            assertNames(assertProblem(answer, 400, "validation_failed"), guard);
        }
    }

    /// A trade and, in a portfolio that looks the same, a close with this guard.
    private List<Response> both(String guard, Object value) {
        var sale = send("POST", close, json(guard, value));
        if (sale.statusCode() == 200) {
            portfolio = reopened();
        }
        return List.of(sale, send("POST", "/v1/portfolios/" + portfolio + "/trades", trade(guard, value)));
    }

    private long reopened() {
        long other = Api.portfolio("100.00");
        Api.buyYes(other, market, "10.00", "0.50");
        return other;
    }

    private Map<String, Object> trade(String guard, Object value) {
        return json("trade_id", unique("t"), "market_id", market, "action", "buy_yes", "amount", 10, guard, value);
    }

    private String code(Map<String, Object> trade, String market) {
        trade.put("market_id", market);
        trade.put("trade_id", unique("t"));
        return send("POST", path + "/trades", trade).jsonPath().getString("code");
    }

    private static void priceLimit(Response answer, String price, String limit) {
        JsonPath problem = assertProblem(answer, 422, "limit_price_exceeded");
        assertEquals(price, problem.getString("price"));
        assertEquals(0, new BigDecimal(problem.getString("limit_price")).compareTo(new BigDecimal(limit)));
    }
}
