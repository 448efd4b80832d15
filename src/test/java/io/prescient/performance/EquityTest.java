package io.prescient.performance;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.prescient.Api;
import io.prescient.TestClock;
import io.prescient.api.ProblemAssertions;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The equity curve of {@link FourDayPortfolio}.
@QuarkusTest
class EquityTest {

    @Test
    void returnsOpeningRoundTimesAndEnd() {
        new FourDayPortfolio()
                .get("/equity?interval=1d")
                .body("interval", equalTo("1d"))
                .body("from", equalTo("2026-03-01T10:00:00Z"))
                .body("until", equalTo("2026-03-05T12:00:00Z"))
                .body(
                        "items.as_of",
                        contains(
                                "2026-03-01T10:00:00Z",
                                "2026-03-02T00:00:00Z",
                                "2026-03-03T00:00:00Z",
                                "2026-03-04T00:00:00Z",
                                "2026-03-05T00:00:00Z",
                                "2026-03-05T12:00:00Z"))
                .body("items.total_value", contains("1000.00", "1060.00", "1560.00", "1590.00", "1440.00", "1440.00"))
                .body(
                        "items.current_balance",
                        contains("1000.00", "900.00", "1430.00", "1580.00", "1430.00", "1430.00"))
                .body("items.total_invested", contains("0.00", "100.00", "85.00", "10.00", "10.00", "10.00"))
                .body("items.unrealized_pnl", contains("0.00", "60.00", "45.00", "0.00", "0.00", "0.00"))
                .body("items.realized_pnl", contains("0.00", "0.00", "15.00", "90.00", "-60.00", "-60.00"))
                .body("items.total_deposits", contains("0.00", "0.00", "500.00", "500.00", "500.00", "500.00"))
                .body("items.total_withdrawals[5]", equalTo("0.00"))
                .body("items.open_position_count", contains(0, 1, 2, 1, 1, 1))
                .body("items.unpriced_position_count", contains(0, 0, 1, 1, 1, 1));
    }

    @Test
    void laterChangesKeepPastPoints() {
        var past = new FourDayPortfolio();
        var query = "/equity?interval=4h&until=2026-03-04T10:00:00Z";
        var before = past.get(query).extract().asString();
        past.clock.set("2026-03-09T00:00:00Z");
        Api.deposit(past.portfolio, "77.00").statusCode(201);
        Api.put("/v1/markets/" + past.rain, Api.json("yes_price", "0.01")).statusCode(200);
        past.get(query).body(equalTo(before));
    }

    @Test
    void priceCountsFromItsInstant() {
        new FourDayPortfolio()
                .get("/equity?interval=1h&from=2026-03-01T11:30:00Z&until=2026-03-01T12:30:00Z")
                .body("items.as_of", contains("2026-03-01T11:30:00Z", "2026-03-01T12:00:00Z"))
                .body("items.total_value", contains("1000.00", "1060.00"));
    }

    @Test
    void endIsExclusiveUnlessItIsNow() {
        var past = new FourDayPortfolio();
        past.get("/equity?from=2026-03-02T09:00:00Z&until=2026-03-02T09:00:00.000001Z")
                .body("items.total_value", contains("1560.00"));
        past.get("/equity?from=2026-03-02T09:00:00Z&until=2026-03-02T09:00:00Z").body("items", hasSize(0));
        past.get("/equity?from=2026-03-05T11:00:00Z&until=2026-03-05T12:00:00Z")
                .body("items.as_of", contains("2026-03-05T11:00:00Z", "2026-03-05T12:00:00Z"));
    }

    @Test
    void limitsRangeToLifeOfPortfolio() {
        new FourDayPortfolio()
                .get("/equity?interval=12h&from=2026-01-01T00:00:00Z&until=2027-01-01T00:00:00Z")
                .body("from", equalTo("2026-03-01T10:00:00Z"))
                .body("until", equalTo("2026-03-05T12:00:00Z"))
                .body("items", hasSize(10));
    }

    /// The beginning and 4,999 round minutes; one more.
    @ParameterizedTest
    @CsvSource({"2026-03-04T21:19:30Z, 200", "2026-03-04T21:20:00Z, 200", "2026-03-04T21:20:30Z, 400"})
    void rejectsMoreThanFiveThousandPoints(String until, int status) {
        var past = new FourDayPortfolio();
        var answer = Api.send("GET", past.path + "/equity?interval=1m&from=2026-03-01T10:00:30Z&until=" + until, null);
        if (status == 200) {
            answer.then().statusCode(200).body("items", hasSize(5000));
        } else {
            ProblemAssertions.assertNames(ProblemAssertions.assertProblem(answer, 400, "invalid_parameter"), "from");
        }
    }

    @Test
    void returnsNewestPointsWithoutFrom() {
        new FourDayPortfolio()
                .get("/equity?interval=1m")
                .body("items", hasSize(4999))
                .body("items[4998].as_of", equalTo("2026-03-05T12:00:00Z"));
    }

    @Test
    void rejectsEmptyRangeAndUnknownInterval() {
        var past = new FourDayPortfolio();
        for (var query : new String[] {
            "from=2026-03-02T00:00:00Z&until=2026-03-01T23:59:59Z",
            "until=2026-03-01T10:00:00Z",
            "from=2026-03-05T12:00:01Z"
        }) {
            for (var resource : new String[] {"/equity?", "/performance?"}) {
                var answer = Api.send("GET", past.path + resource + query, null);
                ProblemAssertions.assertNames(
                        ProblemAssertions.assertProblem(answer, 400, "invalid_parameter"), "from");
            }
        }
        ProblemAssertions.assertNames(
                ProblemAssertions.assertProblem(
                        Api.send("GET", past.path + "/equity?interval=2h", null), 400, "invalid_parameter"),
                "interval");
        ProblemAssertions.assertProblem(
                Api.send("GET", "/v1/portfolios/999999999/equity", null), 404, "portfolio_not_found");
    }

    @Test
    void roundsEqualPositionsSeparately() {
        var clock = TestClock.at("2026-03-01T00:00:00Z");
        long portfolio = Api.portfolio("10.00");
        var market = Api.pricedMarket("0.50", "0.50");
        // 0.02 buys 0.04 shares. At 0.375 each position is worth 0.015, which is rounded to the even cent, 0.02.
        Api.buyYes(portfolio, market, "0.02", "0.50");
        Api.buyYes(portfolio, market, "0.02", "0.50");
        Api.buyYes(portfolio, market, "0.02", "0.50");
        clock.set("2026-03-01T01:00:00Z");
        Api.put("/v1/markets/" + market, Api.json("yes_price", "0.375")).statusCode(200);
        Api.get("/v1/portfolios/" + portfolio + "/equity").body("items.total_value", contains("10.00", "10.00"));
        Api.get("/v1/portfolios/" + portfolio).body("total_value", equalTo("10.00"));
        clock.set("2026-03-01T02:00:00Z");
        Api.put("/v1/markets/" + market, Api.json("yes_price", "0.125")).statusCode(200);
        // 0.005 is rounded to the even cent, 0.00.
        Api.get("/v1/portfolios/" + portfolio + "/equity")
                .body("items.total_value", contains("10.00", "10.00", "9.94"));
    }
}
