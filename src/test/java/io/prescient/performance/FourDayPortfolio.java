package io.prescient.performance;

import static io.prescient.Api.buy;
import static io.prescient.Api.close;
import static io.prescient.Api.deposit;
import static io.prescient.Api.json;
import static io.prescient.Api.market;
import static io.prescient.Api.pricedMarket;
import static io.prescient.Api.put;
import static io.prescient.Api.unique;

import io.prescient.Api;
import io.prescient.TestClock;
import io.restassured.response.ValidatableResponse;

/// A portfolio with four days of trades. Its statement:
///
/// <pre>
/// seq                                       cash     cost  rain at   value   equity  profit
///  1  1st 10:00 opened                   1000.00     0.00             0.00  1000.00    0.00
///  2  1st 11:00 200 YES of rain at 0.50   900.00   100.00   0.50    100.00  1000.00    0.00
///     1st 12:00 rain at 0.80              900.00   100.00   0.80    160.00  1060.00   60.00
///  3  2nd 09:00 deposited 500.00         1400.00   100.00   0.80    160.00  1560.00   60.00
///  4  2nd 10:00 sold 50 rain at 0.80     1440.00    75.00   0.80    120.00  1560.00   60.00
///  5  2nd 11:00 25 NO of fog at 0.40     1430.00    85.00   0.80    130.00  1560.00   60.00
///     3rd 08:00 rain at 0.60             1430.00    85.00   0.60    100.00  1530.00   30.00
///  6  3rd 09:00 rain settled YES         1580.00    10.00            10.00  1590.00   90.00
///  7  4th 09:00 the settlement reversed  1430.00    85.00   0.60    100.00  1530.00   30.00
///  8  4th 09:00 rain settled NO          1430.00    10.00            10.00  1440.00  -60.00
/// </pre>
///
/// Fog has no price, so its position is worth its cost of 10.00. The clock is at noon of the 5th at the end.
final class FourDayPortfolio {
    final TestClock clock = TestClock.at("2026-03-01T10:00:00Z");
    final long portfolio = Api.portfolio("1000.00");
    final String path = "/v1/portfolios/" + portfolio;
    final String rain;
    final String fog;
    final String rainTrade = unique("rain");
    final String fogTrade = unique("fog");

    FourDayPortfolio() {
        clock.set("2026-03-01T11:00:00Z");
        rain = pricedMarket("0.50", "0.50");
        fog = market();
        buy(portfolio, rain, "buy_yes", "100.00", "0.50", rainTrade).statusCode(201);
        clock.set("2026-03-01T12:00:00Z");
        price("0.80");
        clock.set("2026-03-02T09:00:00Z");
        deposit(portfolio, "500.00").statusCode(201);
        clock.set("2026-03-02T10:00:00Z");
        close(portfolio, rainTrade, "50", "0.80").statusCode(200);
        clock.set("2026-03-02T11:00:00Z");
        buy(portfolio, fog, "buy_no", "10.00", "0.40", fogTrade).statusCode(201);
        clock.set("2026-03-03T08:00:00Z");
        price("0.60");
        clock.set("2026-03-03T09:00:00Z");
        settle("YES");
        clock.set("2026-03-04T09:00:00Z");
        settle("NO");
        clock.set("2026-03-05T12:00:00Z");
    }

    ValidatableResponse get(String rest) {
        return Api.get(path + rest).statusCode(200);
    }

    private void price(String yes) {
        put("/v1/markets/" + rain, json("yes_price", yes)).statusCode(200);
    }

    private void settle(String outcome) {
        Api.post("/v1/markets/" + rain + "/settlement", json("outcome", outcome))
                .statusCode(201);
    }
}
