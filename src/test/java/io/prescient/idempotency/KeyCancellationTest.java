package io.prescient.idempotency;

import static io.prescient.Api.buy;
import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.send;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An unused key can be cancelled; later requests with it are rejected.
@QuarkusTest
class KeyCancellationTest extends IdempotencyTestBase {
    @Test
    void rejectsEveryCommandWithCancelledKey() {
        var trade = Api.buyYes(portfolio, market, "10.00", "0.50");
        var cancelled = cancel("k");
        var at = cancelled.jsonPath().getString("decided_at");
        cancelled.then().body("type", equalTo("cancellation")).body("http_status", equalTo(409));
        assertEquals(at, cancelled.jsonPath().getString("response.cancelled_at"));
        var price = json("price", "0.60");
        for (var answer : List.of(
                buy(portfolio, market, "buy_yes", "10.00", "0.50", "k")
                        .extract()
                        .response(),
                send("POST", path + "/positions/" + trade + "/close", price, "Idempotency-Key", "k"),
                send("POST", path + "/deposits", json("amount", 1), "Idempotency-Key", "k"),
                send("POST", path + "/withdrawals", json("amount", 1), "Idempotency-Key", "k", "If-Match", "\"2\""),
                send("POST", path + "/signals", signal(), "Idempotency-Key", "k"),
                send("POST", path + "/signals/execute", json(), "Idempotency-Key", "k"))) {
            assertCancelled(answer);
            assertTrue(cancelled.asString().contains(answer.asString()), answer.asString());
        }
        assertEquals("90.00", getPortfolio(portfolio).getString("current_balance"));
        assertEquals(2, getPortfolio(portfolio).getInt("seq")); // a cancellation is not a journal entry
        Api.get(path + "/signals").body("items.size()", equalTo(0));
    }

    @Test
    void rejectsCycleWithCancelledKey() {
        long follower = Api.portfolio("100.00", "strategy_type", "momentum");
        path = "/v1/portfolios/" + follower;
        cancel("k");
        var report =
                send("POST", path + "/cycles", json(), "Idempotency-Key", "k").jsonPath();
        assertEquals("409 key_cancelled", report.getInt("http_status") + " " + report.getString("response.code"));
        assertEquals(1, getPortfolio(follower).getInt("seq"));
    }

    @Test
    void rejectsCancelledTradeOfABatch() {
        cancel("b");
        var batch = json("trades", List.of(trade("a"), trade("b")));
        Api.post(path + "/trades/batch", batch)
                .body("items.http_status", equalTo(List.of(201, 409)))
                .body("items[1].response.code", equalTo("key_cancelled"));
        batch = json("atomic", true, "trades", List.of(trade("c"), trade("b")));
        Api.post(path + "/trades/batch", batch)
                .body("items.response.code", equalTo(List.of("batch_rejected", "key_cancelled")));
        assertEquals(1, getPortfolio(portfolio).getInt("trade_count"));
    }

    @Test
    void secondCancellationReturnsTheFirst() {
        assertEquals(cancel("k").asString(), cancel("k").asString());
        assertEquals(cancel("k").asString(), requestStatus("k").asString());
    }

    @Test
    void lateCancellationReturnsTheCommittedResult() {
        buy(portfolio, market, "buy_yes", "10.00", "0.50", "t-1").statusCode(201);
        cancel("t-1").then().statusCode(200).body("result", equalTo("committed"));
        assertEquals(requestStatus("t-1").asString(), cancel("t-1").asString());
        buy(portfolio, market, "buy_yes", "10.00", "0.50", "t-1")
                .statusCode(201)
                .header("Idempotency-Replayed", "true");
    }

    @Test
    void rejectsCancellationOfSignalKey() {
        var problem = assertProblem(cancel("signal-7"), 400, "invalid_parameter");
        assertEquals("key", problem.getString("parameter"));
        assertEquals("unknown", requestStatus("signal-7").jsonPath().getString("result"));
    }

    @Test
    void cancelsKeyOfArchivedPortfolio() {
        Api.changeStatus(portfolio, "archive").statusCode(200);
        assertEquals("cancelled", cancel("k").jsonPath().getString("result"));
        assertCancelled(buy(portfolio, market, "buy_yes", "10.00", "0.50", "k")
                .extract()
                .response());
        send("DELETE", path, null).then().statusCode(204);
        assertProblem(requestStatus("k"), 404, "portfolio_not_found");
    }
}
