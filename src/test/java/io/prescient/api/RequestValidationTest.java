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

/// Invalid requests: path, query, method, media type, headers, body.
@QuarkusTest
class RequestValidationTest {
    private static final long UNKNOWN_ID = 999_999_999_999L;

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

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
            DELETE > /v1/portfolios              > GET, HEAD, OPTIONS, POST
            PUT    > /v1/portfolios/1            > DELETE, GET, HEAD, OPTIONS, PATCH
            PUT    > /v1/portfolios/default      > GET, HEAD, OPTIONS
            PATCH  > /v1/markets/m               > GET, HEAD, OPTIONS, PUT
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
    void acceptsCommandWithoutOptionalBody() {
        long portfolio = Api.portfolio("10.00");
        var path = "/v1/portfolios/" + portfolio;
        var trade = Api.buyYes(portfolio, Api.pricedMarket("0.50", "0.50"), "1.00", "0.50");
        for (String command :
                new String[] {"/positions/" + trade + "/close", "/pause", "/resume", "/signals/execute"}) {
            assertEquals(200, RestAssured.given().post(path + command).statusCode(), command);
        }
        assertEquals(200, RestAssured.given().post("/v1/signals/archive").statusCode());
        assertProblem(RestAssured.given().post("/v1/portfolios"), 400, "validation_failed");
    }

    @Test
    void rejectsRepeatedParameter() {
        assertProblem(Api.send("GET", "/v1/portfolios?limit=1&limit=2", null), 400, "invalid_parameter");
        Api.get("/v1/snapshots/latest?market_id=" + Api.market() + "&market_id=" + Api.market())
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "\"true\"", "\"yes\"", "1.0"})
    void acceptsOnlyTrueAndFalseAsBoolean(String value) {
        assertProblem(
                Api.send("PUT", "/v1/markets/" + Api.market(), "{\"closed\": " + value + "}"),
                400,
                "validation_failed");
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

    @Test
    void unsupportedMediaTypeIs415() {
        for (String type : new String[] {"text/plain", "application/xml", "application/x-www-form-urlencoded"}) {
            var answer =
                    RestAssured.given().header("Content-Type", type).body("x").post("/v1/portfolios");
            assertProblem(answer, 415, "unsupported_media_type");
        }
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
    void rejectsLargeBodyBeforeReadingIt() throws IOException {
        var answer = RawHttp.headOnly("/v1/portfolios", 100_000_000);
        assertEquals(413, answer.status());
        assertProblem(answer.body(), answer.contentType(), 413, "body_too_large");
    }

    @Test
    void rejectsLargeChunkedBody() throws IOException {
        var answer = RawHttp.chunks("/v1/portfolios", 100);
        // Quarkus closes the connection at the limit, without a body.
        assertEquals(413, answer.status());
    }

    @Test
    void rejectsLargeBodyOnEveryPath() throws IOException {
        for (String path :
                new String[] {"/v1/portfolios/1/trades", "/v1/markets", "/v1/events", "/v1/portfolios/1/pause"}) {
            assertEquals(413, RawHttp.headOnly(path, 100_000_000).status(), path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":",
                "{'name':'x'}",
                "{\"amount\": NaN}",
                "{\"amount\": 1, \"amount\": 2}",
                "{\"amount\": 1} {\"amount\": 2}",
                "\u0000",
                "<xml/>",
            })
    void invalidJsonIsUnreadable(String body) {
        assertProblem(Api.send("POST", "/v1/portfolios/1/deposits", body), 400, "unreadable_body");
        assertProblem(Api.send("POST", "/v1/portfolios", body), 400, "unreadable_body");
        assertProblem(Api.send("PUT", "/v1/markets/m", body), 400, "unreadable_body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "\"x\"", "true"})
    void rejectsBodyThatIsNotAnObject(String body) {
        for (String path : new String[] {"/v1/portfolios", "/v1/portfolios/1/deposits", "/v1/portfolios/1/trades"}) {
            var answer = Api.send("POST", path, body);
            assertEquals(400, answer.statusCode(), path + ": " + answer.asString());
            assertProblem(answer, 400, answer.jsonPath().getString("code"));
        }
    }

    @Test
    void deeplyNestedJsonIsUnreadable() {
        var deep = "[".repeat(2_000) + "]".repeat(2_000);
        assertEquals(400, Api.send("POST", "/v1/portfolios/1/trades", deep).statusCode());
        assertProblem(Api.send("PUT", "/v1/markets/m", "{\"outcomes\":" + deep + "}"), 400, "unreadable_body");
        assertProblem(Api.send("POST", "/v1/portfolios", "{\"strategy_config\":" + deep + "}"), 400, "unreadable_body");
    }

    @Test
    void numberOfAMillionDigitsIsUnreadable() {
        var body = "{\"amount\": " + "9".repeat(1_000_000) + "}";
        assertProblem(Api.send("POST", "/v1/portfolios/1/deposits", body), 400, "unreadable_body");
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
