package io.prescient.trade;

import static io.prescient.Api.buy;
import static io.prescient.Api.deposit;
import static io.prescient.Api.get;
import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.market;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.withdraw;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/// A request whose values could exceed a column is rejected, so that no later settlement or list fails.
@QuarkusTest
class BoundsTest {

    @Test
    void rejectsTradeWhosePayoutCouldExceedTheColumn() {
        long rich = portfolio("9999999999999.99");
        String market = market();
        // 200 shares could pay 100.00 more than they cost.
        buy(rich, market, "buy_yes", "100.00", "0.50", "t-1").statusCode(422).body("code", equalTo("out_of_range"));
        withdraw(rich, "99.99").statusCode(201);
        buy(rich, market, "buy_yes", "100.00", "0.50", "t-2").statusCode(422);
        withdraw(rich, "0.01").statusCode(201);
        buy(rich, market, "buy_yes", "100.00", "0.50", "t-3").statusCode(201);
        deposit(rich, "0.01").statusCode(422).body("code", equalTo("out_of_range"));
        Api.post("/v1/markets/" + market + "/settlement", Api.json("outcome", "YES"))
                .statusCode(201);
        assertEquals("9999999999999.99", getPortfolio(rich).getString("current_balance"));
    }

    @Test
    void rejectsSharesWorthMoreThanTheMaximumAmount() {
        long portfolio = portfolio("100000000.00");
        buy(portfolio, market(), "buy_yes", "20000000.00", "0.000001", "t")
                .statusCode(422)
                .body("code", equalTo("out_of_range"));
        get("/v1/portfolios/" + portfolio + "/positions").statusCode(200);
    }

    @Test
    void newPortfolioKeepsNullsOfItsConfig() {
        var id = portfolio("1.00", "strategy_config", Api.json("event_min_liquidity", null));
        assertEquals(
                Collections.singletonMap("event_min_liquidity", null),
                getPortfolio(id).getMap("strategy_config"));
    }
}
