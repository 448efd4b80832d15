package io.prescient.idempotency;

import static io.prescient.Api.buy;
import static io.prescient.Api.json;
import static io.prescient.Api.send;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// A client that lost a response reads it by its key.
@QuarkusTest
class RequestStatusTest extends IdempotencyTestBase {
    @Test
    void returnsCommittedTradeWithItsResponse() {
        var trade = buy(portfolio, market, "buy_yes", "10.00", "0.50", "t-1").extract();
        var status = requestStatus("t-1");
        status.then()
                .statusCode(200)
                .body("key", equalTo("t-1"))
                .body("result", equalTo("committed"))
                .body("type", equalTo("trade"))
                .body("http_status", equalTo(201))
                .body("response.trade.shares", equalTo("20.000000"));
        assertTrue(status.asString().endsWith(",\"response\":" + trade.asString() + "}"), status.asString());
        var age = Duration.between(Instant.parse(status.jsonPath().getString("decided_at")), Instant.now());
        assertTrue(age.abs().toMinutes() < 5, age.toString());
    }

    @Test
    void returnsRejectedTradeWithItsProblem() {
        var rejected =
                buy(portfolio, market, "buy_yes", "100.01", "0.50", "t-1").extract();
        var status = requestStatus("t-1");
        status.then().body("result", equalTo("rejected")).body("http_status", equalTo(422));
        assertTrue(status.asString().endsWith(",\"response\":" + rejected.asString() + "}"), status.asString());
    }

    @Test
    void keyOfAnotherPortfolioIsUnknown() {
        buy(Api.portfolio("100.00"), market, "buy_yes", "10.00", "0.50", "t-1").statusCode(201);
        requestStatus("t-1")
                .then()
                .statusCode(200)
                .body("key", equalTo("t-1"))
                .body("result", equalTo("unknown"))
                .body("type", nullValue())
                .body("decided_at", nullValue())
                .body("http_status", nullValue())
                .body("response", nullValue());
    }

    @Test
    void requestThatIsNotStoredIsUnknown() {
        var wrong = json("market_id", market, "action", "buy_yes", "amount", "0.001");
        assertEquals(
                400,
                send("POST", path + "/trades", wrong, "Idempotency-Key", "k").statusCode());
        send("POST", path + "/deposits", json("amount", 1), "Idempotency-Key", "k", "If-Match", "\"9\"")
                .then()
                .statusCode(412);
        assertEquals("unknown", requestStatus("k").jsonPath().getString("result"));
    }

    @Test
    void returnsStatusOfEveryCommandType() {
        var trade = Api.buyYes(portfolio, market, "10.00", "0.50");
        send("POST", path + "/positions/" + trade + "/close", json("price", "0.60"), "Idempotency-Key", "c");
        send("POST", path + "/deposits", json("amount", 1), "Idempotency-Key", "d");
        send("POST", path + "/withdrawals", json("amount", 999), "Idempotency-Key", "w");
        var signal = json("market_id", market, "action", "buy_no", "amount", "10.00", "target_price", "0.50");
        int id = send("POST", path + "/signals", signal, "Idempotency-Key", "s")
                .jsonPath()
                .getInt("signal_id");
        send("POST", path + "/signals/" + id + "/execute", json());
        send("POST", path + "/signals/execute", json(), "Idempotency-Key", "e");
        assertEquals("committed close 200", summary("c"));
        assertEquals("committed deposit 201", summary("d"));
        assertEquals("rejected withdrawal 422", summary("w"));
        assertEquals("committed signals 201", summary("s"));
        assertEquals("committed trade 201", summary("signal-" + id));
        assertEquals("committed execution 200", summary("e"));
    }

    @Test
    void rejectsUnknownPortfolio() {
        path = "/v1/portfolios/999999999";
        assertProblem(requestStatus("t-1"), 404, "portfolio_not_found");
        assertProblem(cancel("t-1"), 404, "portfolio_not_found");
    }
}
