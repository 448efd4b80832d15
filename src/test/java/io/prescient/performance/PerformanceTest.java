package io.prescient.performance;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.prescient.Api;
import io.prescient.TestClock;
import io.prescient.api.ProblemAssertions;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The performance of {@link FourDayPortfolio}.
@QuarkusTest
class PerformanceTest {

    /// Time-weighted: 1060 / 1000 until the deposit, 1440 / 1560 after it: 1.06 * 0.923077 = 0.978462.
    /// Money-weighted: 1000 for 98 hours, 500 for 75 of them: 1000 x + 500 x^(75/98) = 1440 has x = 0.956667.
    @Test
    void computesReturns() {
        new FourDayPortfolio()
                .get("/performance")
                .body("from", equalTo("2026-03-01T10:00:00Z"))
                .body("until", equalTo("2026-03-05T12:00:00Z"))
                .body("start_total_value", equalTo("1000.00"))
                .body("total_value", equalTo("1440.00"))
                .body("deposits", equalTo("500.00"))
                .body("withdrawals", equalTo("0.00"))
                .body("total_profit_loss", equalTo("-60.00"))
                .body("total_return", equalTo("-0.040000"))
                .body("time_weighted_return", equalTo("-0.021538"))
                .body("annualised_return", equalTo("-0.857200"))
                .body("money_weighted_return", equalTo("-0.043333"))
                .body("money_weighted_return_annualised", equalTo("-0.980934"));
    }

    /// The index is 1.06 * 1590 / 1560 after the settlement and 1.06 * 1440 / 1560 after its
    /// correction: a fall of 150 / 1590. The daily returns are 0, 1590 / 1560 - 1, 1440 / 1590 - 1; their mean is
    /// -0.025036, their deviation 0.060784, the root mean square of the losses 0.054467. Exposure, by hours: (1
    /// * 100 / 1000 + 21 * 100 / 1060 + 1 * 100 / 1560 + 1 * 75 / 1560 + 21 * 85 / 1560 + 1 * 85 / 1530 + 24
    /// * 10 / 1590 + 27 * 10 / 1440) / 98.
    @Test
    void computesRisks() {
        new FourDayPortfolio()
                .get("/performance")
                .body("max_drawdown", equalTo("0.094340"))
                .body("max_drawdown_peak_at", equalTo("2026-03-03T09:00:00Z"))
                .body("max_drawdown_trough_at", equalTo("2026-03-04T09:00:00Z"))
                .body("max_drawdown_amount", equalTo("150.00"))
                .body("max_drawdown_amount_peak_at", equalTo("2026-03-03T09:00:00Z"))
                .body("max_drawdown_amount_trough_at", equalTo("2026-03-04T09:00:00Z"))
                .body("day_count", equalTo(3))
                .body("volatility", equalTo("1.161273"))
                .body("sharpe_ratio", equalTo("-7.869162"))
                .body("sortino_ratio", equalTo("-8.781785"))
                .body("exposure", equalTo("0.038077"))
                .body("notes", equalTo(Map.of("avg_win", "no position ended with a profit")));
    }

    @Test
    void rangeIncludesOnlyItsOwnEvents() {
        var past = new FourDayPortfolio();
        past.get("/performance?from=2026-03-02T00:00:00Z&until=2026-03-03T00:00:00Z")
                .body("start_total_value", equalTo("1060.00"))
                .body("total_value", equalTo("1560.00"))
                .body("deposits", equalTo("500.00"))
                .body("total_profit_loss", equalTo("0.00"))
                .body("time_weighted_return", equalTo("0.000000"))
                .body("trade_count", equalTo(1))
                .body("closed_position_count", equalTo(0))
                .body("realized_pnl", equalTo("15.00"))
                .body("max_drawdown", equalTo("0.000000"))
                .body("max_drawdown_peak_at", nullValue())
                .body("day_count", equalTo(1))
                .body("notes", hasKey("sharpe_ratio"));
        // Before the correction, the position in rain is a win.
        past.get("/performance?from=2026-03-03T00:00:00Z&until=2026-03-03T12:00:00Z")
                .body("win_count", equalTo(1))
                .body("avg_win", equalTo("90.00"))
                .body("profit_factor", nullValue());
        past.get("/performance?from=2026-03-03T12:00:00Z")
                .body("loss_count", equalTo(1))
                .body("win_count", equalTo(0))
                .body("realized_pnl", equalTo("-150.00"));
    }

    @Test
    void depositsDoNotChangeReturns() {
        var clock = TestClock.at("2026-03-01T00:00:00Z");
        long portfolio = Api.portfolio("100.00");
        var market = Api.pricedMarket("0.50", "0.50");
        Api.buyYes(portfolio, market, "100.00", "0.50");
        clock.set("2026-03-02T00:00:00Z");
        Api.put("/v1/markets/" + market, Api.json("yes_price", "0.55")).statusCode(200);
        clock.set("2026-03-02T12:00:00Z");
        Api.deposit(portfolio, "10000.00").statusCode(201);
        clock.set("2026-03-03T00:00:00Z");
        Api.withdraw(portfolio, "10000.00").statusCode(201);
        clock.set("2026-03-04T00:00:00Z");
        Api.put("/v1/markets/" + market, Api.json("yes_price", "0.60")).statusCode(200);
        Api.get("/v1/portfolios/" + portfolio + "/performance")
                .body("total_profit_loss", equalTo("20.00"))
                .body("time_weighted_return", equalTo("0.200000"))
                .body("max_drawdown", equalTo("0.000000"))
                .body("max_drawdown_amount", equalTo("0.00"))
                .body("sortino_ratio", nullValue());
    }

    @Test
    void undefinedMetricIsNullWithReason() {
        TestClock.at("2026-03-01T00:00:00Z");
        long portfolio = Api.portfolio("0.00");
        var answer = Api.get("/v1/portfolios/" + portfolio + "/performance").statusCode(200);
        for (var metric : List.of(
                "total_return",
                "annualised_return",
                "money_weighted_return",
                "money_weighted_return_annualised",
                "volatility",
                "sharpe_ratio",
                "sortino_ratio",
                "exposure",
                "win_rate",
                "profit_factor",
                "avg_win",
                "avg_loss",
                "avg_trade_pnl",
                "avg_holding_seconds")) {
            answer.body(metric, nullValue()).body("notes", hasKey(metric));
        }
        answer.body("notes", not(hasKey("time_weighted_return")))
                .body("time_weighted_return", equalTo("0.000000"))
                .body("max_drawdown", equalTo("0.000000"))
                .body("by_market", hasSize(0));
    }

    @Test
    void rejectsUnknownPortfolio() {
        for (var resource : List.of("performance", "calibration", "equity")) {
            ProblemAssertions.assertProblem(
                    Api.send("GET", "/v1/portfolios/999999999/" + resource, null), 404, "portfolio_not_found");
        }
    }
}
