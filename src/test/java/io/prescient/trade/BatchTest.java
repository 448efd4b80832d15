package io.prescient.trade;

import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Batches of trades, of which the first has enough cash and the second has not.
@QuarkusTest
class BatchTest {
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
    void retryOfBatchGetsTheFirstResponses() {
        var trades = List.of(tradeOf60(), tradeOf60());
        Api.post(path + "/trades/batch", json("trades", trades))
                .statusCode(200)
                .body("items.http_status", equalTo(List.of(201, 422)))
                .body("items.replayed", equalTo(List.of(false, false)));
        Api.post(path + "/trades/batch", json("trades", trades))
                .body("items.http_status", equalTo(List.of(201, 422)))
                .body("items.replayed", equalTo(List.of(true, true)));
        Api.send("POST", path + "/trades", trades.get(1)).then().statusCode(422).header("Idempotency-Replayed", "true");
        assertEquals("40.00", getPortfolio(portfolio).getString("current_balance"));
    }

    @Test
    void atomicBatchExecutesNothingIfOneTradeIsRejected() {
        var trades = List.of(tradeOf60(), tradeOf60());
        Api.post(path + "/trades/batch", json("trades", trades, "atomic", true))
                .statusCode(200)
                .body("items.response.code", equalTo(List.of("batch_rejected", "insufficient_cash")));
        assertEquals("100.00", getPortfolio(portfolio).getString("current_balance"));
        assertEquals(1, getPortfolio(portfolio).getLong("seq"));
    }

    private Map<String, Object> tradeOf60() {
        return json("trade_id", unique("t"), "market_id", market, "action", "buy_yes", "amount", 60, "price", 0.5);
    }
}
