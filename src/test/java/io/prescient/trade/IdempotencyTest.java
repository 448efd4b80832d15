package io.prescient.trade;

import static io.prescient.Api.buy;
import static io.prescient.Api.buyYes;
import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A request with a known id gets the first response verbatim.
@QuarkusTest
class IdempotencyTest {
    @Inject
    Pool pool;

    private long portfolio;
    private String market;
    private String path;

    @BeforeEach
    void open() {
        portfolio = Api.portfolio("100.00");
        market = Api.market();
        path = "/v1/portfolios/" + portfolio;
    }

    @Test
    void retryOfTradeGetsTheFirstResponse() {
        var id = unique("t");
        var first =
                buy(portfolio, market, "buy_yes", "10.00", "0.50", id).extract().response();
        assertEquals(201, first.statusCode());
        assertNull(first.header("Idempotency-Replayed"));
        Api.deposit(portfolio, "5.00").statusCode(201); // later changes do not change the response
        Api.put("/v1/markets/" + market, json("closed", true)).statusCode(200);
        assertReplayed(
                first,
                buy(portfolio, market, "buy_yes", "10.00", "0.50", id).extract().response());
        assertEquals("95.00", getPortfolio(portfolio).getString("current_balance"));
        assertEquals(1, getPortfolio(portfolio).getInt("trade_count"));
    }

    @Test
    void rejectsIdOfAdoptedTrade() {
        var id = unique("t");
        buy(portfolio, market, "buy_yes", "10.00", "0.50", id).statusCode(201);
        pool.query("UPDATE idempotency_keys SET fingerprint = '' WHERE request_key = '" + id + "'")
                .executeAndAwait();
        var again =
                buy(portfolio, market, "buy_yes", "10.00", "0.50", id).extract().response();
        assertEquals("trade", assertProblem(again, 409, "idempotency_conflict").getString("first_type"));
        assertEquals(1, getPortfolio(portfolio).getInt("trade_count"));
    }

    @Test
    void headerAndTradeIdAreTheSameKey() {
        var id = unique("t");
        var trade = json("market_id", market, "action", "buy_no", "amount", "10.00", "price", "0.80");
        var first = Api.send("POST", path + "/trades", trade, "Idempotency-Key", id);
        first.then().statusCode(201).body("trade.trade_id", equalTo(id)).body("trade.shares", equalTo("12.500000"));
        trade.put("trade_id", id);
        assertReplayed(first, Api.send("POST", path + "/trades", trade));
        assertReplayed(first, Api.send("POST", path + "/trades", trade, "Idempotency-Key", id));
    }

    @Test
    void rejectionIsFinalEvenAfterDeposit() {
        var id = unique("t");
        var first = buy(portfolio, market, "buy_yes", "100.01", "0.50", id)
                .extract()
                .response();
        var problem = assertProblem(first, 422, "insufficient_cash");
        assertEquals("100.00", problem.getString("available"));
        assertEquals("100.01", problem.getString("requested"));
        Api.deposit(portfolio, "100.00").statusCode(201);
        assertReplayed(
                first,
                buy(portfolio, market, "buy_yes", "100.01", "0.50", id)
                        .extract()
                        .response());
        assertEquals("200.00", getPortfolio(portfolio).getString("current_balance"));
        buy(portfolio, market, "buy_yes", "100.01", "0.50", unique("t")).statusCode(201);
    }

    @Test
    void differentRequestWithSameIdIsAConflict() {
        var id = buyYes(portfolio, market, "10.00", "0.50");
        assertConflict(
                buy(portfolio, market, "buy_yes", "10.01", "0.50", id).extract().response());
        assertConflict(
                buy(portfolio, market, "buy_no", "10.00", "0.50", id).extract().response());
        assertConflict(
                buy(portfolio, market, "buy_yes", "10.00", "0.51", id).extract().response());
        assertConflict(buy(portfolio, unique("m"), "buy_yes", "10.00", "0.50", id)
                .extract()
                .response());
        assertConflict(Api.send("POST", path + "/deposits", json("amount", "10.00"), "Idempotency-Key", id));
        assertEquals("90.00", getPortfolio(portfolio).getString("current_balance"));
        assertEquals(2, getPortfolio(portfolio).getLong("seq"));
    }

    @Test
    void comparesNumbersOfARequestByValue() {
        var id = unique("t");
        var first =
                buy(portfolio, market, "buy_yes", "10.00", "0.50", id).extract().response();
        var same = json("price", 0.5, "amount", 10, "action", "buy_yes", "market_id", market, "trade_id", id);
        assertReplayed(first, Api.send("POST", path + "/trades", same));
    }

    @Test
    void idsAreSeparatePerPortfolio() {
        var id = buyYes(portfolio, market, "10.00", "0.50");
        long other = Api.portfolio("50.00");
        buy(other, market, "buy_yes", "10.00", "0.50", id).statusCode(201);
        assertEquals("40.00", getPortfolio(other).getString("current_balance"));
    }

    @Test
    void executesDepositAndWithdrawalOncePerKey() {
        var key = unique("k");
        var first = Api.send("POST", path + "/deposits", json("amount", "7.00"), "Idempotency-Key", key);
        assertReplayed(first, Api.send("POST", path + "/deposits", json("amount", 7), "Idempotency-Key", key));
        assertConflict(Api.send("POST", path + "/withdrawals", json("amount", "7.00"), "Idempotency-Key", key));
        assertConflict(Api.send("POST", path + "/deposits", json("amount", "7.01"), "Idempotency-Key", key));
        assertEquals("107.00", getPortfolio(portfolio).getString("current_balance"));
        var withdrawal = unique("k");
        var rejected = Api.send("POST", path + "/withdrawals", json("amount", "107.01"), "Idempotency-Key", withdrawal);
        assertProblem(rejected, 422, "insufficient_cash");
        Api.deposit(portfolio, "100.00").statusCode(201);
        assertReplayed(
                rejected,
                Api.send("POST", path + "/withdrawals", json("amount", "107.01"), "Idempotency-Key", withdrawal));
        assertEquals("207.00", getPortfolio(portfolio).getString("current_balance"));
    }

    @Test
    void executesCloseOncePerKey() {
        var trade = buyYes(portfolio, market, "10.00", "0.50"); // 20 shares
        var close = path + "/positions/" + trade + "/close";
        var key = unique("k");
        var half = json("shares", "10", "price", "0.60");
        var first = Api.send("POST", close, half, "Idempotency-Key", key);
        first.then().statusCode(200).body("proceeds", equalTo("6.00")).body("realized_pnl", equalTo("1.00"));
        assertReplayed(first, Api.send("POST", close, half, "Idempotency-Key", key));
        assertConflict(Api.send("POST", close, json("shares", "11", "price", "0.60"), "Idempotency-Key", key));
        var other = buyYes(portfolio, market, "10.00", "0.50");
        assertConflict(Api.send("POST", path + "/positions/" + other + "/close", half, "Idempotency-Key", key));
        Api.get(path + "/positions/" + trade).body("open_shares", equalTo("10.000000"));
        assertEquals("86.00", getPortfolio(portfolio).getString("current_balance"));
    }

    @Test
    void failedConditionLeavesTheKeyUnused() {
        var key = unique("k");
        var path = this.path + "/deposits";
        var answer = Api.send("POST", path, json("amount", 1), "Idempotency-Key", key, "If-Match", "\"99\"");
        assertProblem(answer, 412, "seq_mismatch");
        Api.send("POST", path, json("amount", 1), "Idempotency-Key", key).then().statusCode(201);
    }

    private static void assertReplayed(Response first, Response again) {
        assertEquals(first.statusCode() + first.asString(), again.statusCode() + again.asString());
        assertEquals(first.contentType(), again.contentType());
        assertEquals("true", again.header("Idempotency-Replayed"));
    }

    private static void assertConflict(Response answer) {
        assertProblem(answer, 409, "idempotency_conflict");
    }
}
