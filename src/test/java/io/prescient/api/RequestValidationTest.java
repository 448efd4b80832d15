package io.prescient.api;

import static io.prescient.Api.json;
import static io.prescient.api.ProblemAssertions.assertNames;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Invalid paths, methods, media types of the response, and headers.
@QuarkusTest
class RequestValidationTest {
    private static final long UNKNOWN_ID = 999_999_999_999L;

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/portfolios/%d, portfolio_not_found",
        "DELETE, /v1/portfolios/%d, portfolio_not_found",
        "GET, /v1/portfolios/%d/trades, portfolio_not_found",
        "GET, /v1/portfolios/%d/trades/t, portfolio_not_found",
        "GET, /v1/portfolios/%d/positions, portfolio_not_found",
        "GET, /v1/portfolios/%d/positions/t, portfolio_not_found",
        "GET, /v1/portfolios/%d/journal, portfolio_not_found",
        "POST, /v1/portfolios/%d/pause, portfolio_not_found",
        "POST, /v1/portfolios/%d/positions/t/close, portfolio_not_found",
        "GET, /v1/portfolios/-1, portfolio_not_found",
        "GET, /v1/portfolios/0, portfolio_not_found",
        "GET, /v1/markets/%dx, market_not_found",
        "GET, /v1/events/%dx, event_not_found",
        "GET, /v1/nothing, not_found",
        "GET, /v2/portfolios, not_found",
        "POST, /v1/portfolios/1/trades/t/u/v, not_found",
    })
    void missingResourceIs404WithItsCode(String method, String path, String code) {
        assertProblem(Api.send(method, path.formatted(UNKNOWN_ID), null), 404, code);
    }

    @Test
    void changingAMissingPortfolioIs404() {
        String path = "/v1/portfolios/" + UNKNOWN_ID;
        var trade = json("market_id", "m", "action", "buy_yes", "amount", "1");
        assertProblem(Api.send("POST", path + "/trades", trade), 404, "portfolio_not_found");
        assertProblem(Api.send("POST", path + "/deposits", json("amount", "1")), 404, "portfolio_not_found");
        assertProblem(Api.send("PATCH", path, json("name", "x")), 404, "portfolio_not_found");
        long known = Api.portfolio("1.00");
        assertProblem(Api.send("GET", "/v1/portfolios/" + known + "/trades/t", null), 404, "trade_not_found");
        assertProblem(Api.send("GET", "/v1/portfolios/" + known + "/positions/t", null), 404, "position_not_found");
        assertProblem(
                Api.send("POST", "/v1/portfolios/" + known + "/positions/t/close", json()), 404, "position_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1.5", "99999999999999999999", "1e3", "%00"})
    void rejectsIdThatIsNotANumber(String id) {
        int status = Api.send("GET", "/v1/portfolios/" + id, null).statusCode();
        assertEquals(true, status == 400 || status == 404, "status " + status);
        var answer = Api.send("GET", "/v1/portfolios/" + id, null);
        assertProblem(answer, status, answer.jsonPath().getString("code"));
    }

    @Test
    void rejectsIdOfTenThousandCharacters() {
        var id = "x".repeat(10_000);
        assertProblem(Api.send("PUT", "/v1/markets/" + id, json()), 400, "validation_failed");
        assertProblem(Api.send("GET", "/v1/markets/" + id, null), 404, "market_not_found");
        assertProblem(
                Api.send(
                        "POST", "/v1/portfolios/1/deposits", json("amount", "1"), "Idempotency-Key", "k".repeat(7_000)),
                400,
                "validation_failed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
            DELETE > /v1/portfolios              > GET, HEAD, OPTIONS, POST
            PUT    > /v1/portfolios/1            > DELETE, GET, HEAD, OPTIONS, PATCH
            PUT    > /v1/portfolios/default      > GET, HEAD, OPTIONS
            PATCH  > /v1/markets/m               > DELETE, GET, HEAD, OPTIONS, PUT
            GET    > /v1/portfolios/1/pause      > OPTIONS, POST
            DELETE > /v1/portfolios/1/trades     > GET, HEAD, OPTIONS, POST
            DELETE > /v1/portfolios/1/positions  > GET, HEAD, OPTIONS
            """)
    void unsupportedMethodIs405WithAllow(String method, String path, String allow) {
        var answer = Api.send(method, path, null);
        assertProblem(answer, 405, "method_not_allowed");
        assertEquals(allow, answer.header("Allow"));
    }

    @Test
    void unavailableMediaTypeIs406() {
        long id = Api.portfolio("1.00");
        for (String path : new String[] {"/v1/portfolios", "/v1/portfolios/" + id, "/v1/markets", "/v1/strategies"}) {
            assertProblem(RestAssured.given().accept("application/xml").get(path), 406, "not_acceptable");
            assertProblem(RestAssured.given().accept("text/csv").get(path), 406, "not_acceptable");
        }
        assertEquals(
                "application/problem+json",
                RestAssured.given()
                        .accept("application/json")
                        .get("/v1/portfolios/0")
                        .contentType());
    }

    @Test
    void rejectsBlankIdempotencyKey() throws IOException {
        long portfolio = Api.portfolio("10.00");
        var answer =
                RawHttp.post("/v1/portfolios/" + portfolio + "/deposits", "{\"amount\": 1}", "Idempotency-Key:   \r\n");
        assertEquals("10.00", Api.getPortfolio(portfolio).getString("current_balance"));
        assertNames(assertProblem(answer.body(), answer.contentType(), 400, "validation_failed"), "Idempotency-Key");
    }

    @Test
    void rejectsTradeIdThatDiffersFromKey() {
        var trade = json("trade_id", "a", "market_id", "m", "action", "buy_yes", "amount", "1");
        var answer = Api.send("POST", "/v1/portfolios/1/trades", trade, "Idempotency-Key", "b");
        assertNames(assertProblem(answer, 400, "validation_failed"), "trade_id");
    }
}
