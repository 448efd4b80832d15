package io.prescient.signal;

import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.race;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// A signal is executed at most once, however many clients request it.
@QuarkusTest
class SignalExecutionTest extends SignalTestBase {
    @Test
    void linksTradeAndSignal() {
        long id = propose(signal("target_price", "0.75", "confidence", "0.9", "reason", "clouds"));
        var trade = execute(id)
                .then()
                .statusCode(201)
                .body("trade.signal_id", equalTo((int) id))
                .body("trade.entry_price", equalTo("0.750000"))
                .body("trade.confidence", equalTo("0.9000"))
                .body("trade.reason", equalTo("clouds"))
                .extract()
                .jsonPath();
        Api.get(path + "/" + id)
                .body("status", equalTo("executed"))
                .body("executed", equalTo(true))
                .body("executed_at", equalTo(trade.getString("trade.traded_at")))
                .body("trade_id", equalTo(trade.getString("trade.trade_id")));
        assertEquals("900.00", getPortfolio(portfolio).getString("current_balance"));
    }

    @Test
    void tradesAtCurrentPriceWithoutTargetPrice() {
        long id = propose(signal());
        Api.put("/v1/markets/" + market, json("yes_price", "0.10", "no_price", "0.90"));
        execute(id).then().statusCode(201).body("trade.entry_price", equalTo("0.900000"));
    }

    @Test
    void retryGetsFirstResponse() {
        long id = propose(signal());
        var first = execute(id);
        Api.put("/v1/markets/" + market, json("closed", true));
        var again = execute(id);
        assertEquals(first.asString(), again.asString());
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(1, getPortfolio(portfolio).getInt("trade_count"));
    }

    @Test
    void rejectedSignalStaysRejected() {
        Api.changeStatus(portfolio, "pause");
        long id = propose(signal());
        assertProblem(execute(id), 409, "portfolio_not_active");
        Api.changeStatus(portfolio, "resume");
        assertProblem(execute(id), 409, "portfolio_not_active");
        Api.get(path + "/" + id)
                .body("status", equalTo("rejected"))
                .body("code", equalTo("portfolio_not_active"))
                .body("detail", containsString("paused"))
                .body("executed_at", nullValue())
                .body("decided_at", notNullValue());
    }

    @Test
    void rejectionKeepsItsCode() {
        long tooMuch = propose(signal("amount", "1000.01"));
        assertProblem(execute(tooMuch), 422, "insufficient_cash");
        Api.get(path + "/" + tooMuch).body("code", equalTo("insufficient_cash"));
        long closed = propose(signal());
        Api.put("/v1/markets/" + market, json("closed", true));
        var rejected = assertProblem(execute(closed), 409, "market_closed");
        assertEquals(path + "/" + closed + "/execute", rejected.getString("instance"));
        Api.get(path + "?status=rejected").body("items.signal_id", contains((int) closed, (int) tooMuch));
    }

    @Test
    void rejectsExpiredSignal() {
        var response = Api.post(
                path, signal("expires_at", Instant.now().minusSeconds(1).toString()));
        long expired = response.statusCode(201)
                .body("status", equalTo("expired"))
                .extract()
                .jsonPath()
                .getLong("signal_id");
        long open = propose(signal("expires_at", Instant.now().plusSeconds(60).toString()));
        Api.get(path + "?status=expired").body("items.signal_id", contains((int) expired));
        Api.get(path + "?status=pending").body("items.signal_id", contains((int) open));
        assertProblem(execute(expired), 409, "signal_expired");
        assertProblem(execute(expired), 409, "signal_expired");
        execute(open).then().statusCode(201);
        Api.get(path + "/" + expired).body("status", equalTo("expired")).body("trade_id", nullValue());
    }

    @Test
    void executesAllPendingSignalsNewestFirst() {
        // The cash is enough for the two newest signals.
        long first = propose(signal("amount", "400.00"));
        long second = propose(signal("amount", "400.00"));
        long third = propose(signal("amount", "400.00"));
        var key = unique("k");
        var response = Api.send("POST", path + "/execute", null, "Idempotency-Key", key);
        response.then()
                .statusCode(200)
                .body("items.signal_id", contains((int) third, (int) second, (int) first))
                .body("items.http_status", contains(201, 201, 422))
                .body("items[0].response.trade.signal_id", equalTo((int) third))
                .body("items[2].response.code", equalTo("insufficient_cash"))
                .body("executed_count", equalTo(2))
                .body("rejected_count", equalTo(1))
                .body("pending_count", equalTo(0));
        propose(signal("amount", "1.00"));
        var again = Api.send("POST", path + "/execute", null, "Idempotency-Key", key);
        assertEquals(response.asString(), again.asString());
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(2, getPortfolio(portfolio).getInt("trade_count"));
        Api.post(path + "/execute", null).body("executed_count", equalTo(1));
        Api.post(path + "/execute", null).statusCode(200).body("items", empty());
    }

    @Test
    void reservesIdOfSignalTrade() {
        long id = propose(signal());
        var rejected = Api.buy(portfolio, market, "buy_no", "1.00", "0.80", "signal-" + id);
        assertProblem(rejected.extract().response(), 400, "validation_failed");
        execute(id).then().statusCode(201).body("trade.trade_id", equalTo("signal-" + id));
    }

    @Test
    void concurrentExecutionsTradeOnce() throws Exception {
        long id = propose(signal("amount", "1.00"));
        long other = propose(signal("amount", "1.00"));
        var requests = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 40; i++) {
            requests.add(() -> execute(id));
            requests.add(i % 4 == 0 ? () -> Api.send("POST", path + "/execute", null) : () -> execute(other));
        }
        var trades = new HashSet<String>();
        for (var response : race(requests)) {
            String trade = response.jsonPath().get("trade.trade_id");
            if (trade != null) {
                assertEquals(201, response.statusCode());
                trades.add(trade);
            } else {
                assertEquals(200, response.statusCode(), response.asString());
            }
        }
        assertEquals(java.util.Set.of("signal-" + id, "signal-" + other), trades);
        assertEquals(2, getPortfolio(portfolio).getInt("trade_count"));
        assertEquals("998.00", getPortfolio(portfolio).getString("current_balance"));
    }
}
