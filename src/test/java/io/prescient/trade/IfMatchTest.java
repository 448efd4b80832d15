package io.prescient.trade;

import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A command with `If-Match` changes nothing if the portfolio has another seq, whatever the command is.
@QuarkusTest
class IfMatchTest {
    private String path;
    private String market;
    private long portfolio;

    @BeforeEach
    void open() {
        portfolio = Api.portfolio("100.00", "strategy_type", "momentum");
        market = Api.pricedMarket("0.50", "0.50");
        path = "/v1/portfolios/" + portfolio;
    }

    @Test
    void rejectedTradeLeavesItsIdUnused() {
        var trade = trade(unique("t"));
        assertProblem(send("/trades", trade, "\"7\""), 412, "seq_mismatch");
        assertEquals(1, getPortfolio(portfolio).getInt("seq"));
        assertEquals(201, send("/trades", trade, "\"1\"").statusCode());
        // A retry gets the first response; its If-Match is not checked.
        var again = send("/trades", trade, "\"1\"");
        assertEquals("201 true", again.statusCode() + " " + again.header("Idempotency-Replayed"));
    }

    @Test
    void rejectsBatchAsAWhole() {
        var batch = json("trades", List.of(trade(unique("t")), trade(unique("t"))));
        assertProblem(send("/trades/batch", batch, "\"0\""), 412, "seq_mismatch");
        assertEquals(0, getPortfolio(portfolio).getInt("trade_count"));
        assertEquals(200, send("/trades/batch", batch, "\"1\"").statusCode());
        assertEquals(2, getPortfolio(portfolio).getInt("trade_count"));
    }

    @Test
    void rejectsClose() {
        var id = Api.buyYes(portfolio, market, "10.00", "0.50");
        var close = "/positions/" + id + "/close";
        assertProblem(send(close, json(), "\"1\""), 412, "seq_mismatch");
        assertEquals(1, getPortfolio(portfolio).getInt("open_position_count"));
        assertEquals(200, send(close, json(), "\"2\"").statusCode());
    }

    @Test
    void rejectsSignalsAndCycles() {
        var signal = json("market_id", market, "action", "buy_no", "amount", "10.00");
        assertProblem(send("/signals", signal, "\"2\""), 412, "seq_mismatch");
        int id = send("/signals", signal, "\"1\"").jsonPath().getInt("signal_id");
        assertProblem(send("/signals/" + id + "/execute", json(), "\"2\""), 412, "seq_mismatch");
        assertProblem(send("/signals/execute", json(), "\"2\""), 412, "seq_mismatch");
        assertProblem(send("/cycles", json(), "\"2\""), 412, "seq_mismatch");
        assertEquals(1, getPortfolio(portfolio).getInt("seq"));
        assertEquals(201, send("/signals/" + id + "/execute", json(), "\"1\"").statusCode());
        assertEquals(201, send("/signals/" + id + "/execute", json(), "\"1\"").statusCode());
        assertEquals(200, send("/cycles", json(), "\"2\"").statusCode());
    }

    private Map<String, Object> trade(String id) {
        return json("trade_id", id, "market_id", market, "action", "buy_yes", "amount", "10.00");
    }

    private Response send(String to, Object body, String ifMatch) {
        return Api.send("POST", path + to, body, "If-Match", ifMatch);
    }
}
