package io.prescient.api;

import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that are too large, unreadable, or of the wrong type.
@QuarkusTest
class BodyValidationTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "\"true\"", "\"yes\"", "1.0"})
    void acceptsOnlyTrueAndFalseAsBoolean(String value) {
        assertProblem(
                Api.send("PUT", "/v1/markets/" + Api.market(), "{\"closed\": " + value + "}"),
                400,
                "validation_failed");
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
}
