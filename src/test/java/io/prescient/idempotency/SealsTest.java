package io.prescient.idempotency;

import static io.prescient.Api.buy;
import static io.prescient.Api.json;
import static io.prescient.Api.look;
import static io.prescient.Api.send;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A key that was never seen can be closed, and whatever comes with it then is refused.
@QuarkusTest
class SealsTest extends KeyedRequests {
    @Test
    void whateverComesWithASealedKeyIsRefused() {
        var trade = Api.bought(portfolio, market, "10.00", "0.50");
        var sealed = seal("k");
        var at = sealed.jsonPath().getString("decided_at");
        sealed.then().body("type", equalTo("cancellation")).body("http_status", equalTo(409));
        assertEquals(at, sealed.jsonPath().getString("response.cancelled_at"));
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
            refusedAsSealed(answer);
            assertTrue(sealed.asString().contains(answer.asString()), answer.asString());
        }
        assertEquals("90.00", look(portfolio).getString("current_balance"));
        assertEquals(2, look(portfolio).getInt("seq")); // a seal is no change of the books
        Api.get(path + "/signals").body("items.size()", equalTo(0));
    }

    @Test
    void aSealedCycleIsNotRun() {
        long follower = Api.portfolio("100.00", "strategy_type", "momentum");
        path = "/v1/portfolios/" + follower;
        seal("k");
        var report =
                send("POST", path + "/cycles", json(), "Idempotency-Key", "k").jsonPath();
        assertEquals("409 key_cancelled", report.getInt("http_status") + " " + report.getString("response.code"));
        assertEquals(1, look(follower).getInt("seq"));
    }

    @Test
    void aTradeOfABatchIsRefusedAloneAndAnAtomicBatchAsAWhole() {
        seal("b");
        var batch = json("trades", List.of(trade("a"), trade("b")));
        Api.post(path + "/trades/batch", batch)
                .body("items.http_status", equalTo(List.of(201, 409)))
                .body("items[1].response.code", equalTo("key_cancelled"));
        batch = json("atomic", true, "trades", List.of(trade("c"), trade("b")));
        Api.post(path + "/trades/batch", batch)
                .body("items.response.code", equalTo(List.of("batch_rejected", "key_cancelled")));
        assertEquals(1, look(portfolio).getInt("trade_count"));
    }

    @Test
    void aSecondSealAnswersAsTheFirst() {
        assertEquals(seal("k").asString(), seal("k").asString());
        assertEquals(seal("k").asString(), tell("k").asString());
    }

    @Test
    void aSealThatComesTooLateTellsWhatHappened() {
        buy(portfolio, market, "buy_yes", "10.00", "0.50", "t-1").statusCode(201);
        seal("t-1").then().statusCode(200).body("result", equalTo("committed"));
        assertEquals(tell("t-1").asString(), seal("t-1").asString());
        buy(portfolio, market, "buy_yes", "10.00", "0.50", "t-1")
                .statusCode(201)
                .header("Idempotency-Replayed", "true");
    }

    @Test
    void theTradeOfASignalCannotBeSealed() {
        var problem = assertProblem(seal("signal-7"), 400, "invalid_parameter");
        assertEquals("key", problem.getString("parameter"));
        assertEquals("unknown", tell("signal-7").jsonPath().getString("result"));
    }

    @Test
    void aPausedOrArchivedPortfolioSealsToo() {
        Api.move(portfolio, "archive").statusCode(200);
        assertEquals("cancelled", seal("k").jsonPath().getString("result"));
        refusedAsSealed(buy(portfolio, market, "buy_yes", "10.00", "0.50", "k")
                .extract()
                .response());
        send("DELETE", path, null).then().statusCode(204);
        assertProblem(tell("k"), 404, "portfolio_not_found");
    }
}
