package io.prescient.performance;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.prescient.Api;
import io.prescient.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The trade statistics of the performance.
@QuarkusTest
class PerformanceByTradeTest {
    /// The position in rain is closed with 15.00 - 75.00 after 70 hours. The one in fog is open.
    @Test
    void computesTradeStatistics() {
        var past = new FourDayPortfolio();
        past.get("/performance")
                .body("trade_count", equalTo(2))
                .body("closed_position_count", equalTo(1))
                .body("win_count", equalTo(0))
                .body("loss_count", equalTo(1))
                .body("win_rate", equalTo("0.0000"))
                .body("profit_factor", equalTo("0.000000"))
                .body("avg_win", nullValue())
                .body("avg_loss", equalTo("-60.00"))
                .body("avg_trade_pnl", equalTo("-60.00"))
                .body("avg_holding_seconds", equalTo(70 * 3600))
                .body("realized_pnl", equalTo("-60.00"))
                .body("market_count", equalTo(2))
                .body("by_market.market_id", contains(past.rain, past.fog))
                .body("by_market.trade_count", contains(1, 1))
                .body("by_market.closed_position_count", contains(1, 0))
                .body("by_market.realized_pnl", contains("-60.00", "0.00"))
                .body("by_market[1].win_rate", nullValue())
                .body("by_strategy.strategy_type", contains("test"))
                .body("by_strategy.realized_pnl", contains("-60.00"));
    }

    @Test
    void countsWinsAndLossesByPositionAndMarket() {
        TestClock.at("2026-03-01T00:00:00Z");
        long portfolio = Api.portfolio("1000.00");
        var one = Api.market();
        var two = Api.market();
        // Profits of 10.00, 5.00, -5.00 and 0.00.
        for (var trade : List.of("0.60", "0.55", "0.45", "0.50")) {
            var id = Api.buyYes(portfolio, trade.equals("0.55") ? two : one, "50.00", "0.50");
            Api.close(portfolio, id, null, trade).statusCode(200);
        }
        Api.get("/v1/portfolios/" + portfolio + "/performance")
                .body("trade_count", equalTo(4))
                .body("closed_position_count", equalTo(4))
                .body("win_count", equalTo(2))
                .body("loss_count", equalTo(1))
                .body("win_rate", equalTo("0.5000"))
                .body("profit_factor", equalTo("3.000000"))
                .body("avg_win", equalTo("7.50"))
                .body("avg_loss", equalTo("-5.00"))
                .body("avg_trade_pnl", equalTo("2.50"))
                .body("avg_holding_seconds", equalTo(0))
                .body("by_market.market_id", containsInAnyOrder(one, two))
                .body("by_market.find { it.market_id == '" + one + "' }.profit_factor", equalTo("2.000000"))
                .body("by_market.find { it.market_id == '" + two + "' }.profit_factor", nullValue());
    }
}
