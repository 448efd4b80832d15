package io.prescient.performance;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.prescient.api.ProblemAssertions;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reads the statement of {@link FourDayPortfolio} back line by line.
@QuarkusTest
class AsOfTest {
    private static void assertLine(
            FourDayPortfolio past, String at, int seq, String cash, String cost, String value, String profit) {
        var then = past.get("/as-of?as_of=" + at).extract().jsonPath();
        assertEquals(
                "%d %s %s %s %s".formatted(seq, cash, cost, value, profit),
                "%s %s %s %s %s"
                        .formatted(
                                then.getInt("seq"),
                                then.getString("current_balance"),
                                then.getString("total_invested"),
                                then.getString("total_value"),
                                then.getString("total_profit_loss")),
                at);
    }

    @Test
    void findsEachLineBySeqAndByTime() {
        var past = new FourDayPortfolio();
        assertLine(past, "1", 1, "1000.00", "0.00", "1000.00", "0.00");
        assertLine(past, "2026-03-01T10:00:00Z", 1, "1000.00", "0.00", "1000.00", "0.00");
        assertLine(past, "2026-03-01T10:59:59.999999Z", 1, "1000.00", "0.00", "1000.00", "0.00");
        assertLine(past, "2026-03-01T11:00:00Z", 2, "900.00", "100.00", "1000.00", "0.00");
        assertLine(past, "2026-03-01T11:59:59.999999Z", 2, "900.00", "100.00", "1000.00", "0.00");
        assertLine(past, "2026-03-01T12:00:00Z", 2, "900.00", "100.00", "1060.00", "60.00");
        assertLine(past, "2", 2, "900.00", "100.00", "1000.00", "0.00");
        assertLine(past, "3", 3, "1400.00", "100.00", "1560.00", "60.00");
        assertLine(past, "4", 4, "1440.00", "75.00", "1560.00", "60.00");
        assertLine(past, "5", 5, "1430.00", "85.00", "1560.00", "60.00");
        assertLine(past, "2026-03-03T08:00:00Z", 5, "1430.00", "85.00", "1530.00", "30.00");
        assertLine(past, "6", 6, "1580.00", "10.00", "1590.00", "90.00");
        assertLine(past, "7", 7, "1430.00", "85.00", "1530.00", "30.00");
        assertLine(past, "8", 8, "1430.00", "10.00", "1440.00", "-60.00");
    }

    @Test
    void includesAllEntriesOfTheInstant() {
        assertLine(new FourDayPortfolio(), "2026-03-04T09:00:00Z", 8, "1430.00", "10.00", "1440.00", "-60.00");
    }

    @Test
    void showsPositionsAtPricesOfTheInstant() {
        var past = new FourDayPortfolio();
        past.get("/as-of?as_of=2026-03-02T12:00:00Z")
                .body("as_of", equalTo("2026-03-02T12:00:00Z"))
                .body("open_position_count", equalTo(2))
                .body("trade_count", equalTo(2))
                .body("unpriced_position_count", equalTo(1))
                .body("total_deposits", equalTo("500.00"))
                .body("positions.items.trade_id", contains(past.rainTrade, past.fogTrade))
                .body("positions.items.open_shares", contains("150.000000", "25.000000"))
                .body("positions.items.cost_basis", contains("75.00", "10.00"))
                .body("positions.items.value", contains("120.00", "10.00"))
                .body("positions.items.unrealized_pnl", contains("45.00", "0.00"))
                .body("positions.items.mark_price", contains("0.800000", null))
                .body("positions.items.marked_at", contains("2026-03-01T12:00:00Z", null))
                .body("positions.items.mark_age_seconds", contains(86_400, null))
                .body("positions.items.unpriced", contains(false, true))
                .body("positions.next", nullValue());
    }

    @Test
    void pagesPositions() {
        var past = new FourDayPortfolio();
        String next = past.get("/as-of?as_of=5&limit=1")
                .body("positions.items.trade_id", contains(past.rainTrade))
                .body("positions.next", notNullValue())
                .extract()
                .path("positions.next");
        past.get("/as-of?as_of=5&limit=1&after=" + next)
                .body("positions.items.trade_id", contains(past.fogTrade))
                .body("positions.next", nullValue())
                .body("total_value", equalTo("1560.00"));
    }

    @ParameterizedTest
    @CsvSource({"''", "?as_of=2026-03-05T12:00:00Z", "?as_of=2026-03-05T12:00:00.000001Z", "?as_of=2026-03-05T12:00:10Z"
    })
    void matchesPortfolioForNow(String at) {
        var past = new FourDayPortfolio();
        var portfolio = past.get("").extract().jsonPath();
        var answer = past.get("/as-of" + at)
                .body("as_of", equalTo("2026-03-05T12:00:00Z"))
                .body("positions.items", hasSize(1))
                .extract()
                .jsonPath();
        for (var metric : new String[] {
            "seq",
            "current_balance",
            "total_invested",
            "total_value",
            "unrealized_pnl",
            "realized_pnl",
            "total_profit_loss",
            "open_position_count",
            "trade_count",
            "unpriced_position_count",
            "initial_balance",
            "total_deposits",
            "total_withdrawals"
        }) {
            assertEquals(portfolio.<Object>get(metric), answer.<Object>get(metric), metric);
        }
    }

    @Test
    void lateObservationChangesPastValues() {
        var past = new FourDayPortfolio();
        Api.post(
                        "/v1/snapshots",
                        List.of(Api.json(
                                "market_id", past.rain, "yes_price", "0.70", "timestamp", "2026-03-01T18:00:00Z")))
                .statusCode(200);
        assertLine(past, "2026-03-01T17:59:59Z", 2, "900.00", "100.00", "1060.00", "60.00");
        assertLine(past, "2026-03-01T18:00:00Z", 2, "900.00", "100.00", "1040.00", "40.00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T09:59:59.999999Z",
        "2026-03-05T12:00:10.000001Z",
        "2100-01-01T00:00:00Z",
        "9",
        "0",
        "999999999999999999"
    })
    void rejectsInstantOutsideThePortfolio(String at) {
        var past = new FourDayPortfolio();
        for (var query : new String[] {"/as-of?as_of=", "/explain?metric=total_value&as_of="}) {
            var problem = ProblemAssertions.assertProblem(
                    Api.send("GET", past.path + query + at, null), 404, "as_of_not_found");
            assertEquals("2026-03-01T10:00:00Z", problem.getString("opened_at"));
            assertEquals(8, problem.getInt("seq"));
        }
    }

    @ParameterizedTest
    @CsvSource({"yesterday", "2026-03-01", "2026-03-01T10:00:00", "-1", "1.5", "9999999999999999999", "''"})
    void rejectsTextThatIsNeitherInstantNorSeq(String at) {
        var answer = Api.send("GET", "/v1/portfolios/1/as-of?as_of=" + at, null);
        var problem = ProblemAssertions.assertProblem(answer, 400, "invalid_parameter");
        ProblemAssertions.assertNames(problem, "as_of");
        assertTrue(
                problem.getString("detail").startsWith("as_of is not the seq of an entry, so it must be an instant"),
                at);
    }

    @Test
    void rejectsUnknownPortfolio() {
        for (var query : new String[] {"as-of", "as-of?as_of=1", "explain?metric=total_value"}) {
            ProblemAssertions.assertProblem(
                    Api.send("GET", "/v1/portfolios/999999999/" + query, null), 404, "portfolio_not_found");
        }
    }
}
