package io.prescient;

import static io.prescient.Api.buy;
import static io.prescient.Api.buyYes;
import static io.prescient.Api.close;
import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.market;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.pricedMarket;
import static io.prescient.Api.put;
import static io.prescient.Api.unique;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One test per known defect of the replaced system in profits, prices and settlements.
@QuarkusTest
class ReplacedSystemFaultsTest {
    @Test
    void computesProfitFromSharesNotDollars() {
        long id = portfolio("1000.00");
        var market = pricedMarket("0.20", "0.90");
        buy(id, market, "buy_no", "100.00", "0.80", unique("t"))
                .statusCode(201)
                .body("trade.shares", equalTo("125.000000"));
        // 125 shares * 0.90 = 112.50, not 100 * 0.10 = 10.00 more
        assertEquals("12.50", getPortfolio(id).getString("unrealized_pnl"));
    }

    @Test
    void paysWinnersOneDollarPerShare() {
        long id = portfolio("1000.00");
        var market = market();
        buy(id, market, "buy_no", "100.00", "0.80", unique("t")).statusCode(201);
        settle(market, "NO");
        assertEquals("1025.00", getPortfolio(id).getString("current_balance"));
        assertEquals("25.00", getPortfolio(id).getString("realized_pnl"));
    }

    @Test
    void keepsTotalValueWhenCashIsInvested() {
        long id = portfolio("1000.00");
        var market = pricedMarket("0.25", "0.80");
        for (int i = 0; i < 3; i++) {
            buyYes(id, market, "100.00", "0.25");
            assertEquals("1000.00", getPortfolio(id).getString("total_value"), "a fee-less trade at the mark");
        }
        assertEquals("700.00", getPortfolio(id).getString("current_balance"));
    }

    @Test
    void keepsRealizedProfitWhenPricesChange() {
        long id = portfolio("1000.00");
        var market = pricedMarket("0.50", "0.50");
        var trade = buyYes(id, market, "100.00", "0.50"); // 200 shares
        close(id, trade, "100", "0.60").statusCode(200); // 60.00 - 50.00
        for (String price : List.of("0.90", "0.10", "0")) {
            put("/v1/markets/" + market, json("yes_price", price)).statusCode(200);
            assertEquals("10.00", getPortfolio(id).getString("realized_pnl"));
            Api.get("/v1/portfolios/" + id + "/positions/" + trade).body("realized_pnl", equalTo("10.00"));
        }
        assertEquals("-50.00", getPortfolio(id).getString("unrealized_pnl"));
    }

    @Test
    void keepsZeroPricesExitsAndProfits() {
        long id = portfolio("1000.00");
        var market = pricedMarket("0", "1");
        Api.get("/v1/markets/" + market).body("yes_price", equalTo("0.000000"));
        var worthless = buyYes(id, market, "100.00", "0.50");
        Api.get("/v1/portfolios/" + id + "/positions/" + worthless)
                .body("mark_price", equalTo("0.000000"))
                .body("value", equalTo("0.00"))
                .body("unrealized_pnl", equalTo("-100.00"))
                .body("unpriced", equalTo(false));
        close(id, worthless, null, null)
                .statusCode(200)
                .body("price", equalTo("0.000000"))
                .body("proceeds", equalTo("0.00"))
                .body("realized_pnl", equalTo("-100.00"))
                .body("position.exit_price", equalTo("0.000000"));
        var even = buyYes(id, market, "100.00", "0.50");
        close(id, even, null, "0.50").statusCode(200).body("realized_pnl", equalTo("0.00"));
        Api.get("/v1/portfolios/" + id + "/positions/" + even).body("realized_pnl", equalTo("0.00"));
    }

    @Test
    void closesPositions() {
        long id = portfolio("1000.00");
        var trade = buyYes(id, market(), "100.00", "0.50");
        close(id, trade, null, "0.55").statusCode(200);
        Api.get("/v1/portfolios/" + id + "/positions/" + trade)
                .body("status", equalTo("closed"))
                .body("open_shares", equalTo("0.000000"))
                .body("exit_price", equalTo("0.550000"));
        assertEquals(0, getPortfolio(id).getInt("open_position_count"));
        assertEquals("0.00", getPortfolio(id).getString("total_invested"));
    }

    @Test
    void computesWinRateAndDrawdown() {
        long id = portfolio("1000.00");
        var market = market();
        assertNull(getPortfolio(id).get("win_rate"));
        close(id, buyYes(id, market, "100.00", "0.50"), null, "0.60").statusCode(200); // +20.00, the peak
        close(id, buyYes(id, market, "100.00", "0.50"), null, "0.35").statusCode(200); // -30.00
        close(id, buyYes(id, market, "100.00", "0.50"), null, "0.50").statusCode(200); // 0.00, neither
        var p = getPortfolio(id);
        assertEquals("0.3333", p.getString("win_rate"));
        assertEquals(1, p.getInt("win_count"));
        assertEquals(1, p.getInt("loss_count"));
        assertEquals("-3.33", p.getString("avg_trade_pnl"));
        assertEquals("10.00", p.getString("max_drawdown_amount"), "from 0.00 at the start to -10.00 now");
    }

    @Test
    void settlesByOutcomeNotByPrice() {
        long id = portfolio("1000.00");
        var market = pricedMarket("0.999", "0.001");
        buyYes(id, market, "100.00", "0.50");
        put("/v1/markets/" + market, json("yes_price", "1", "no_price", "0")).statusCode(200);
        assertEquals(1, getPortfolio(id).getInt("open_position_count"), "a price alone never settles");
        put("/v1/markets/" + market, json("yes_price", "0.97", "no_price", "0.02"))
                .statusCode(200);
        settle(market, "YES");
        assertEquals(0, getPortfolio(id).getInt("open_position_count"));
        assertEquals("1100.00", getPortfolio(id).getString("current_balance"));
    }

    private static void settle(String market, String outcome) {
        Api.post("/v1/markets/" + market + "/settlement", json("outcome", outcome))
                .statusCode(201);
    }
}
