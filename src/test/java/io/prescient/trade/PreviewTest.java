package io.prescient.trade;

import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.post;
import static io.prescient.Api.send;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertNames;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static io.prescient.trade.Previews.preview;
import static io.prescient.trade.Previews.texts;
import static io.prescient.trade.Previews.trade;
import static io.prescient.trade.Previews.use;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A preview reports the response that the trade would get, and how much of each limit is used.
@QuarkusTest
class PreviewTest {
    @Test
    void reportsUseAndRemainderOfEachLimit() {
        long portfolio = Api.portfolio(
                "1000.00", "max_position_size", "150.00", "max_total_exposure", "300.00", "max_positions", 3);
        var market = Api.pricedMarket("0.40", "0.80");
        Api.buyYes(portfolio, market, "100.00", "0.50"); // 200 shares
        Api.buyYes(portfolio, market, "100.00", "0.50"); // and 200 more
        var preview = preview(portfolio, trade(market, "100.00"));
        assertTrue(preview.getBoolean("admitted"));
        assertNull(preview.get("problem"));
        assertEquals(3, preview.getInt("seq"));
        assertEquals("0.800000 125.000000 100.00", texts(preview, "price", "shares", "cost"));
        assertEquals(
                "[cash, max_position_size, max_total_exposure, max_positions, range]",
                preview.getString("limits.name"));
        assertEquals("800.00 0.00 100.00 700.00", use(preview, 0));
        assertEquals("150.00 0.00 100.00 50.00", use(preview, 1));
        assertEquals("300.00 200.00 300.00 0.00", use(preview, 2));
        assertEquals("3 2 3 0", use(preview, 3));
        // 800.00 + 400 shares; 100.00 buys 125 shares.
        assertEquals("9999999999999.99 1200.00 1225.00 9999999998774.99", use(preview, 4));
        assertEquals(
                "max_total_exposure exposure_exceeded 100.00",
                texts(preview, "binding_limit", "binding_code", "max_trade_amount"));
    }

    @Test
    void reportsProblemAndExcessOfRejectedTrade() {
        long portfolio = Api.portfolio("100.00", "max_position_size", "50.00");
        var market = Api.pricedMarket("0.40", "0.80");
        var preview = preview(portfolio, trade(market, "120.00"));
        assertEquals("false insufficient_cash 422", texts(preview, "admitted", "problem.code", "problem.status"));
        assertEquals("100.00 120.00", texts(preview, "problem.available", "problem.requested"));
        assertEquals("/v1/portfolios/" + portfolio + "/trades", preview.getString("problem.instance"));
        assertNull(preview.get("shares"));
        assertNull(preview.get("cost"));
        assertEquals("100.00 0.00 120.00 -20.00", use(preview, 0));
        assertEquals("50.00 0.00 120.00 -70.00", use(preview, 1));
        assertEquals("max_position_size 50.00", texts(preview, "binding_limit", "max_trade_amount"));
    }

    @Test
    void valuesThatCannotBeComputedAreNull() {
        long rich = Api.portfolio("9999999999000.00", "max_total_exposure", "9999999999999.99");
        var market = Api.market();
        Api.buyYes(rich, market, "500.00", "0.90");
        var trade = trade(market, "9999999999999.99");
        trade.put("price", "0.5");
        var preview = preview(rich, trade);
        assertEquals("insufficient_cash", preview.getString("problem.code"));
        assertEquals("9999999999999.99 500.00 null null", use(preview, 1));
        assertNull(preview.get("limits[2].after"));
        assertNull(preview.get("last_price_at"));
    }

    @ParameterizedTest
    @CsvSource({
        "deadline, 2026-01-03T16:40:14Z, deadline_passed",
        "expected_seq, 7, seq_mismatch",
        "max_price_age_seconds, 0, price_too_old",
        "limit_price, 0.799999, limit_price_exceeded"
    })
    void brokenGuardRejectsEveryAmount(String guard, String value, String code) {
        long portfolio = Api.portfolio("100.00");
        var trade = trade(Api.pricedMarket("0.40", "0.80"), "10.00");
        trade.put(guard, value);
        var preview = preview(portfolio, trade);
        assertEquals(
                "%1$s %1$s %1$s 0.00".formatted(code),
                texts(preview, "problem.code", "binding_limit", "binding_code", "max_trade_amount"));
    }

    @Test
    void stateOfPortfolioOrMarketRejectsEveryAmount() {
        long portfolio = Api.portfolio("100.00", "max_positions", 0);
        var open = Api.pricedMarket("0.40", "0.80");
        assertEquals(
                "max_positions 0.00", texts(preview(portfolio, trade(open, "1")), "binding_limit", "max_trade_amount"));
        assertEquals("0 0 1 -1", use(preview(portfolio, trade(open, "1")), 1));
        assertEquals("no_price", preview(portfolio, trade(Api.market(), "1")).getString("binding_limit"));
        assertEquals(
                "market_unknown", preview(portfolio, trade(unique("m"), "1")).getString("binding_limit"));
        Api.put("/v1/markets/" + open, json("closed", true)).statusCode(200);
        assertEquals("market_closed", preview(portfolio, trade(open, "1")).getString("binding_limit"));
        Api.changeStatus(portfolio, "pause").statusCode(200);
        assertEquals(
                "portfolio_not_active", preview(portfolio, trade(open, "1")).getString("binding_limit"));
    }

    @Test
    void changesNothingAndLeavesTheIdUnused() {
        long portfolio = Api.portfolio("100.00");
        var trade = trade(Api.pricedMarket("0.40", "0.80"), "100.00");
        trade.put("trade_id", "t");
        for (int times = 0; times < 3; times++) {
            assertTrue(preview(portfolio, trade).getBoolean("admitted"));
        }
        Api.get("/v1/portfolios/" + portfolio + "/requests/t").body("result", equalTo("unknown"));
        assertEquals("100.00 1", texts(getPortfolio(portfolio), "current_balance", "seq"));
        post("/v1/portfolios/" + portfolio + "/trades", trade).statusCode(201);
    }

    @Test
    void seqOfPreviewDetectsLaterChanges() {
        long portfolio = Api.portfolio("100.00");
        var trade = trade(Api.pricedMarket("0.40", "0.80"), "10.00");
        trade.put("expected_seq", preview(portfolio, trade).getInt("seq"));
        Api.deposit(portfolio, "1.00").statusCode(201);
        var trades = "/v1/portfolios/" + portfolio + "/trades";
        assertProblem(send("POST", trades, trade), 412, "seq_mismatch");
        trade.put("expected_seq", 2);
        post(trades, trade).statusCode(201);
    }

    @Test
    void namesInvalidField() {
        long portfolio = Api.portfolio("100.00");
        var path = "/v1/portfolios/" + portfolio + "/trades/preview";
        assertNames(assertProblem(send("POST", path, trade("m", "0.001")), 400, "validation_failed"), "amount");
        var trade = trade("m", "1.00");
        trade.put("reasons", "x");
        assertNames(assertProblem(send("POST", path, trade), 400, "validation_failed"), "reasons");
        assertProblem(
                send("POST", "/v1/portfolios/999999999/trades/preview", trade("m", "1.00")),
                404,
                "portfolio_not_found");
    }
}
