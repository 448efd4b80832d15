package io.prescient.idempotency;

import static io.prescient.Api.buy;
import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.send;
import static io.prescient.api.ProblemAssertions.assertNames;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The keys that are accepted, and those that are rejected.
@QuarkusTest
class IdempotencyKeyTest extends IdempotencyTestBase {
    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a//b/", "100%", "a+b c", "a;b=c", "?x#y&z", "ü/€/😀", "%2F", "\"'<>\\", "..a"})
    void decodesPercentEncodedKey(String key) {
        cancel(key).then().statusCode(200).body("key", equalTo(key)).body("result", equalTo("cancelled"));
        assertCancelled(buy(portfolio, market, "buy_yes", "10.00", "0.50", key)
                .extract()
                .response());
        requestStatus(key).then().statusCode(200).body("key", equalTo(key)).body("result", equalTo("cancelled"));
    }

    @Test
    void acceptsKeysOfUpTo255Characters() {
        var longest = "k".repeat(255);
        buy(portfolio, market, "buy_yes", "10.00", "0.50", longest).statusCode(201);
        assertEquals("committed trade 201", summary(longest));
        for (var wrong : List.of(longest + "k", " ", "a\nb", "a\0b")) {
            for (var answer : List.of(requestStatus(wrong), cancel(wrong))) {
                assertEquals(
                        "key", assertProblem(answer, 400, "invalid_parameter").getString("parameter"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a\uFFFDb"})
    void rejectsTradeIdThatCannotBeAPathSegment(String key) {
        assertNames(assertProblem(send("POST", path + "/trades", trade(key)), 400, "validation_failed"), "trade_id");
        Api.post(path + "/trades/batch", json("trades", List.of(trade(key), trade("a"))))
                .body("items.http_status", equalTo(List.of(400, 201)));
        assertEquals(1, getPortfolio(portfolio).getInt("trade_count"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void rejectsHeaderThatCannotBeAPathSegment(String key) {
        var rejection = send("POST", path + "/deposits", json("amount", 1), "Idempotency-Key", key);
        assertNames(assertProblem(rejection, 400, "validation_failed"), "Idempotency-Key");
        assertEquals(1, getPortfolio(portfolio).getInt("seq"));
        send("POST", path + "/deposits", json("amount", 1), "Idempotency-Key", key + "." + key)
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "a%C3b", "%E2%82", "%EF%BF%BD"})
    void rejectsBrokenPercentEncoding(String broken) {
        for (var answer : List.of(
                send("GET", path + "/requests/" + broken, null),
                send("POST", path + "/requests/" + broken + "/cancel", null))) {
            assertNames(assertProblem(answer, 400, "invalid_parameter"), "key");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"deposits", "withdrawals", "trades", "signals", "signals/execute", "cycles"})
    void rejectsTwoKeysOnPortfolioCommands(String what) {
        for (var second : List.of("one", "two")) {
            var answer = send(
                    "POST", path + "/" + what, json("amount", 1), "Idempotency-Key", "one", "Idempotency-Key", second);
            assertNames(assertProblem(answer, 400, "invalid_parameter"), "Idempotency-Key");
        }
        assertEquals("unknown", requestStatus("one").jsonPath().getString("result"));
        assertEquals(1, getPortfolio(portfolio).getInt("seq"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/imports", "/v1/cycles"})
    void rejectsTwoKeysOnGlobalCommands(String all) {
        var answer = send("POST", all, null, "Idempotency-Key", "one", "Idempotency-Key", "two");
        assertNames(assertProblem(answer, 400, "invalid_parameter"), "Idempotency-Key");
    }
}
