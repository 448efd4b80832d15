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

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Guards are checked when the decision is made. Each is tested just before, at and beyond its bound.
@QuarkusTest
class GuardsTest extends GuardsTestBase {
    @ParameterizedTest
    @CsvSource({
        "2026-01-03T16:40:14.000001Z, true",
        "2026-01-03T16:40:14Z, false",
        "2026-01-03T16:40:13.999999Z, false",
        "2026-01-03T17:40:14+01:00, false"
    })
    void rejectsRequestAtItsDeadline(String deadline, boolean inTime) {
        for (var answer : closeAndTrade("deadline", deadline)) {
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
    void rejectsAnyOtherExpectedSeq(long expected, boolean met) {
        for (var answer : closeAndTrade("expected_seq", expected)) {
            if (met) {
                assertEquals(2, answer.statusCode() / 100, answer.asString());
            } else {
                var problem = assertProblem(answer, 412, "seq_mismatch");
                assertEquals(expected + " 2", problem.getLong("expected_seq") + " " + problem.getLong("seq"));
            }
        }
    }

    @Test
    void rejectionIsFinalAndChangesNothing() {
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
    void retryIsNotCheckedAgain() {
        var trade = trade("deadline", NOW.plusSeconds(1).toString());
        assertEquals(201, send("POST", path + "/trades", trade).statusCode());
        clock.set(NOW.plusSeconds(2));
        assertEquals(201, send("POST", path + "/trades", trade).statusCode());
        trade.put("deadline", NOW.plusSeconds(9).toString());
        assertProblem(send("POST", path + "/trades", trade), 409, "idempotency_conflict");
    }

    @Test
    void reportsTheFirstBrokenRule() {
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
    void expectedSeqInBatchCountsEarlierTrades() {
        var batch = List.of(trade("expected_seq", 2), trade("expected_seq", 2), trade("expected_seq", 3));
        Api.post(path + "/trades/batch", json("trades", batch))
                .statusCode(200)
                .body("items.http_status", equalTo(List.of(201, 412, 201)));
        var both = List.of(trade("expected_seq", 4), trade("limit_price", "0.1"));
        Api.post(path + "/trades/batch", json("trades", both, "atomic", true))
                .body("items.response.code", equalTo(List.of("batch_rejected", "limit_price_exceeded")));
    }

    @Test
    void executesOneOfRacingTradesWithOneExpectedSeq() throws Exception {
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
    void namesInvalidGuard(String guard, String value) {
        for (var answer : closeAndTrade(guard, value)) {
            assertNames(assertProblem(answer, 400, "validation_failed"), guard);
        }
    }

    private String code(Map<String, Object> trade, String market) {
        trade.put("market_id", market);
        trade.put("trade_id", unique("t"));
        return send("POST", path + "/trades", trade).jsonPath().getString("code");
    }
}
