package io.prescient.performance;

import static io.prescient.Api.buyYes;
import static io.prescient.Api.deposit;
import static io.prescient.Api.get;
import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.post;
import static io.prescient.Api.pricedMarket;
import static io.prescient.Api.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HistoryTest {
    private static void record(long portfolio) {
        post("/v1/portfolios/" + portfolio + "/history", json()).statusCode(200);
    }

    /// 20 shares bought at 0.50 gain 8.00 at 0.90 and lose 8.00 at 0.10. The drawdown of 16.00 does not depend on the
    /// last point of the day.
    @Test
    void maxDrawdownNeverDecreases() {
        long portfolio = Api.portfolio("100.00");
        var market = Api.pricedMarket("0.50", "0.50");
        Api.buyYes(portfolio, market, "10.00", "0.50");
        for (String step :
                new String[] {"0.90 0.00", "0.10 16.00", "0.10 16.00", "0.50 16.00", "0.05 17.00", "0.90 17.00"}) {
            var price = step.split(" ", -1)[0];
            Api.put("/v1/markets/" + market, Api.json("yes_price", price)).statusCode(200);
            assertEquals(step.split(" ", -1)[1], Api.getPortfolio(portfolio).getString("max_drawdown_amount"), step);
            Api.post("/v1/portfolios/" + portfolio + "/history", null).statusCode(200);
            assertEquals(step.split(" ", -1)[1], Api.getPortfolio(portfolio).getString("max_drawdown_amount"), step);
        }
    }

    @Test
    void recordsSameDayForEachPortfolio() {
        long first = portfolio("100.00");
        long second = portfolio("200.00");
        record(first);
        record(second);
        get("/v1/portfolios/" + first + "/history").body("items.total_value", contains("100.00"));
        get("/v1/portfolios/" + second + "/history").body("items.total_value", contains("200.00"));
    }

    @Test
    void secondPointOfDayReplacesFirst() {
        long portfolio = portfolio("100.00");
        record(portfolio);
        deposit(portfolio, "11.00").statusCode(201);
        record(portfolio);
        get("/v1/portfolios/" + portfolio + "/history")
                .body("items", hasSize(1), "items[0].total_value", equalTo("111.00"))
                .body(
                        "items[0].snapshot_date",
                        equalTo(LocalDate.now(ZoneOffset.UTC).toString()));
    }

    /// 200 shares bought for 100.00 are worth 160.00, then 90.00: the profit falls from 60.00 to -10.00.
    @Test
    void measuresDrawdownOnProfitNotOnCash() {
        long portfolio = portfolio("1000.00");
        String market = pricedMarket("0.50", "0.50");
        buyYes(portfolio, market, "100.00", "0.50");
        assertEquals("0.00", getPortfolio(portfolio).getString("max_drawdown_amount"));
        put("/v1/markets/" + market, json("yes_price", "0.80")).statusCode(200);
        record(portfolio);
        put("/v1/markets/" + market, json("yes_price", "0.45")).statusCode(200);
        assertEquals("70.00", getPortfolio(portfolio).getString("max_drawdown_amount"));
        // Deposits and withdrawals are neither profit nor drawdown.
        deposit(portfolio, "500.00").statusCode(201);
        assertEquals("70.00", getPortfolio(portfolio).getString("max_drawdown_amount"));
    }

    @Test
    void rejectsUnknownPortfolio() {
        post("/v1/portfolios/999999999/history", json()).statusCode(404).body("code", equalTo("portfolio_not_found"));
        get("/v1/portfolios/999999999/history").statusCode(404).body("code", equalTo("portfolio_not_found"));
    }
}
