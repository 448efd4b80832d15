package io.prescient.api;

import static io.prescient.Api.json;
import static io.prescient.api.ProblemAssertions.assertNames;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Invalid query parameters and cursors.
@QuarkusTest
class ParameterValidationTest {
    @ParameterizedTest
    @CsvSource({
        "/v1/portfolios, limit=0, limit",
        "/v1/portfolios, limit=1001, limit",
        "/v1/portfolios, limit=-1, limit",
        "/v1/portfolios, limit=abc, limit",
        "/v1/portfolios, limit=1e3, limit",
        "/v1/portfolios, limit=99999999999, limit",
        "/v1/portfolios, after=garbage, after",
        "/v1/portfolios, status=gone, status",
        "/v1/markets, limit=0, limit",
        "/v1/markets, after=garbage, after",
        "/v1/markets, order_by=price, order_by",
        "/v1/markets, min_volume=abc, min_volume",
        "/v1/markets, min_volume=-1, min_volume",
        "/v1/markets, min_volume=NaN, min_volume",
        "/v1/markets, min_liquidity=1e400, min_liquidity",
        "/v1/markets, min_conviction=1.5, min_conviction",
        "/v1/markets, end_date_from=2026-01-01, end_date_from",
        "/v1/markets, end_date_until=2026-01-01T00:00:00, end_date_until",
        "/v1/markets, closed=perhaps, closed",
        "/v1/events, limit=1001, limit",
        "/v1/events, after=garbage, after",
        "/v1/events, active=2, active",
        "/v1/portfolios/1/trades, limit=0, limit",
        "/v1/portfolios/1/trades, after=garbage, after",
        "/v1/portfolios/1/trades, status=gone, status",
        "/v1/portfolios/1/trades, from=yesterday, from",
        "/v1/portfolios/1/trades, until=2026-01-03T16:40:14, until",
        "/v1/portfolios/1/positions, limit=1001, limit",
        "/v1/portfolios/1/positions, status=OPEN, status",
        "/v1/portfolios/1/journal, limit=0, limit",
        "/v1/portfolios/1/journal, limit=1001, limit",
        "/v1/portfolios/1/journal, limit=abc, limit",
        "/v1/portfolios/1/journal, after=-1, after",
        "/v1/portfolios/1/journal, after=garbage, after",
    })
    void rejectsInvalidParameterByName(String path, String query, String parameter) {
        assertNames(assertProblem(Api.send("GET", path + "?" + query, null), 400, "invalid_parameter"), parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/portfolios",
                "/v1/portfolios/1",
                "/v1/portfolios/default",
                "/v1/portfolios/1/trades",
                "/v1/portfolios/1/trades/t",
                "/v1/portfolios/1/positions",
                "/v1/portfolios/1/journal",
                "/v1/markets",
                "/v1/markets/m",
                "/v1/events",
            })
    void rejectsUnknownParameterByName(String path) {
        var problem = assertProblem(Api.send("GET", path + "?stauts=open", null), 400, "unknown_parameter");
        assertNames(problem, "stauts");
    }

    @Test
    void rejectsNulInPathAndQuery() {
        assertProblem(Api.send("PUT", "/v1/markets/a%00b", json()), 400, "invalid_parameter");
        long portfolio = Api.portfolio("1.00");
        for (String path : new String[] {
            "/v1/markets/a%00b",
            "/v1/events/a%00b",
            "/v1/portfolios/" + portfolio + "/trades/a%00b",
            "/v1/portfolios/" + portfolio + "/trades?market_id=a%00b",
            "/v1/portfolios?strategy_type=a%00b",
            "/v1/markets?event_id=a%00b",
        }) {
            var answer = Api.send("GET", path, null);
            assertEquals(4, answer.statusCode() / 100, path + ": " + answer.asString());
            assertProblem(answer, answer.statusCode(), answer.jsonPath().getString("code"));
        }
    }

    @Test
    void rejectsRepeatedParameter() {
        assertProblem(Api.send("GET", "/v1/portfolios?limit=1&limit=2", null), 400, "invalid_parameter");
        Api.get("/v1/snapshots/latest?market_id=" + Api.market() + "&market_id=" + Api.market())
                .statusCode(200);
    }

    @Test
    void rejectsCursorOfAnotherOrder() {
        Api.market("volume", "5");
        Api.market("volume", "6");
        String next = Api.get("/v1/markets?order_by=volume&limit=1").extract().path("next");
        Api.get("/v1/markets?order_by=volume&limit=1&after=" + next).statusCode(200);
        for (String other : new String[] {"", "&order_by=liquidity", "&order_by=end_date"}) {
            assertProblem(Api.send("GET", "/v1/markets?after=" + next + other, null), 400, "invalid_parameter");
        }
    }
}
