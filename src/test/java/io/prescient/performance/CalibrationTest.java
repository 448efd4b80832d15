package io.prescient.performance;

import static io.prescient.Api.buy;
import static io.prescient.Api.json;
import static io.prescient.Api.market;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.post;
import static io.prescient.Api.pricedMarket;
import static io.prescient.Api.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.prescient.Api;
import io.prescient.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CalibrationTest {
    private static void settle(String market, String outcome) {
        post("/v1/markets/" + market + "/settlement", json("outcome", outcome)).statusCode(201);
    }

    private static ValidatableResponse calibration(long portfolio) {
        return Api.get("/v1/portfolios/" + portfolio + "/calibration").statusCode(200);
    }

    /// Forecasts 0.70, 0.45 (the quote at the trade) and 0.30 (1 - 0.70, the price in the request); YES, NO, YES:
    /// Brier (0.09 + 0.2025 + 0.49) / 3, log -(ln 0.70 + ln 0.55 + ln 0.30) / 3, edge (0.30 + 0.40 - 0.70) / 3.
    @Test
    void scoresYesPricesAtEntryAsForecasts() {
        long portfolio = portfolio("1000.00");
        var sun = market();
        var rain = pricedMarket("0.45", "0.60");
        var snow = pricedMarket("0.45", "0.60");
        var open = market();
        var void_ = market();
        buy(portfolio, sun, "buy_yes", "10.00", "0.70", unique("t")).statusCode(201);
        buy(portfolio, rain, "buy_no", "10.00", "0.60", unique("t")).statusCode(201);
        buy(portfolio, snow, "buy_no", "10.00", "0.70", unique("t")).statusCode(201);
        buy(portfolio, open, "buy_yes", "10.00", "0.20", unique("t")).statusCode(201);
        buy(portfolio, void_, "buy_yes", "10.00", "0.20", unique("t")).statusCode(201);
        settle(sun, "YES");
        settle(rain, "NO");
        settle(snow, "YES");
        settle(void_, "VOID");
        calibration(portfolio)
                .body("trade_count", equalTo(3), "brier_score", equalTo("0.260833"))
                .body("log_score", equalTo("0.719495"), "edge", equalTo("0.000000"))
                .body("bins.trade_count", contains(0, 0, 0, 1, 1, 0, 0, 1, 0, 0))
                .body("bins[3].lower", equalTo("0.300000"))
                .body("bins[3].upper", equalTo("0.400000"))
                .body("bins[3].mean_forecast", equalTo("0.300000"))
                .body("bins[3].observed_frequency", equalTo("1.000000"))
                .body("bins[4].observed_frequency", equalTo("0.000000"))
                .body("bins[0].mean_forecast", nullValue());
        settle(snow, "NO");
        calibration(portfolio).body("brier_score", equalTo("0.127500")).body("edge", equalTo("0.333333"));
    }

    @Test
    void ignoresObservationsAfterEntry() {
        var clock = TestClock.at("2026-03-01T00:00:00Z");
        long portfolio = portfolio("1000.00");
        var rain = pricedMarket("0.45", "0.60");
        clock.set("2026-03-01T01:00:00Z");
        buy(portfolio, rain, "buy_no", "10.00", "0.60", unique("t")).statusCode(201);
        clock.set("2026-03-01T02:00:00Z");
        Api.put("/v1/markets/" + rain, json("yes_price", "0.01", "no_price", "0.60"))
                .statusCode(200);
        settle(rain, "NO");
        calibration(portfolio).body("brier_score", equalTo("0.202500"));
        // This observation is dated before the entry and arrives after it. Its price is not the price paid.
        post(
                        "/v1/snapshots",
                        List.of(json("market_id", rain, "yes_price", "0.01", "timestamp", "2026-03-01T00:30:00Z")))
                .statusCode(200);
        calibration(portfolio).body("brier_score", equalTo("0.160000"));
    }

    @Test
    void entriesAtHalfScoreQuarterAndLnTwo() {
        long portfolio = portfolio("1000.00");
        for (var outcome : List.of("YES", "NO", "NO")) {
            var market = market();
            buy(portfolio, market, "buy_yes", "10.00", "0.50", unique("t")).statusCode(201);
            settle(market, outcome);
        }
        calibration(portfolio)
                .body("brier_score", equalTo("0.250000"))
                .body("log_score", equalTo("0.693147"))
                .body("bins[5].trade_count", equalTo(3))
                .body("bins[5].observed_frequency", equalTo("0.333333"));
    }

    @Test
    void returnsNullScoresWithoutSettledMarket() {
        calibration(portfolio("1.00"))
                .body("trade_count", equalTo(0))
                .body("brier_score", nullValue())
                .body("log_score", nullValue())
                .body("edge", nullValue());
    }
}
