package io.prescient.trade;

import static io.prescient.Api.json;
import static io.prescient.Api.send;
import static io.prescient.api.ProblemAssertions.assertNames;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The guards on the age of a price, `max_price_age_seconds`, and on its value, `limit_price`.
@QuarkusTest
class PriceGuardsTest extends GuardsTestBase {
    @ParameterizedTest
    @CsvSource({"61, true", "60, true", "59, false", "0, false"})
    void acceptsPriceOfMaximumAge(int seconds, boolean fresh) {
        for (var answer : closeAndTrade("max_price_age_seconds", seconds)) {
            if (fresh) {
                assertEquals(2, answer.statusCode() / 100, answer.asString());
            } else {
                var problem = assertProblem(answer, 422, "price_too_old");
                assertEquals(NOW.minusSeconds(60).toString(), problem.getString("last_price_at"));
                assertTrue(answer.asString().contains("\"age_seconds\":60.000000,"), answer.asString());
                assertEquals(seconds, problem.getInt("max_price_age_seconds"));
            }
        }
    }

    @Test
    void rejectsPriceOneMicrosecondTooOld() {
        clock.set(NOW.plusNanos(1000));
        for (var answer : closeAndTrade("max_price_age_seconds", 60)) {
            assertProblem(answer, 422, "price_too_old");
            assertTrue(answer.asString().contains("\"age_seconds\":60.000001,"), answer.asString());
        }
    }

    @Test
    void newObservationResetsAgeOfPrice() {
        Api.post("/v1/snapshots", List.of(json("market_id", market, "yes_price", "0.50")))
                .statusCode(200);
        for (var answer : closeAndTrade("max_price_age_seconds", 0)) {
            assertEquals(2, answer.statusCode() / 100, answer.asString());
        }
    }

    /// A guard that has no effect is rejected, not ignored.
    @Test
    void rejectsMaximumAgeForGivenPrice() {
        var trade = trade("max_price_age_seconds", 60);
        trade.put("price", "0.50");
        assertNames(
                assertProblem(send("POST", path + "/trades", trade), 400, "validation_failed"),
                "max_price_age_seconds");
        var sale = json("price", "0.50", "max_price_age_seconds", 60);
        assertNames(assertProblem(send("POST", close, sale), 400, "validation_failed"), "max_price_age_seconds");
    }

    @ParameterizedTest
    @CsvSource({"0.500001, true", "0.5, true", "0.499999, false"})
    void tradePaysAtMostTheLimitPrice(String limit, boolean met) {
        var answer = send("POST", path + "/trades", trade("limit_price", limit));
        if (met) {
            answer.then().statusCode(201).body("trade.entry_price", equalTo("0.500000"));
        } else {
            assertLimitExceeded(answer, "0.500000", limit);
        }
    }

    @Test
    void limitPriceAppliesToTradedSideAndToGivenPrice() {
        var no = trade("limit_price", "0.45");
        no.put("action", "buy_no");
        assertEquals(201, send("POST", path + "/trades", no).statusCode());
        var given = trade("limit_price", "0.55");
        given.put("price", "0.56");
        assertLimitExceeded(send("POST", path + "/trades", given), "0.560000", "0.550000");
    }

    @ParameterizedTest
    @CsvSource({"0.499999, true", "0.5, true", "0.500001, false"})
    void closeReceivesAtLeastTheLimitPrice(String limit, boolean met) {
        var answer = send("POST", close, json("limit_price", limit));
        if (met) {
            answer.then().statusCode(200).body("price", equalTo("0.500000"));
        } else {
            assertLimitExceeded(answer, "0.500000", limit);
        }
    }

    private static void assertLimitExceeded(Response answer, String price, String limit) {
        JsonPath problem = assertProblem(answer, 422, "limit_price_exceeded");
        assertEquals(price, problem.getString("price"));
        assertEquals(0, new BigDecimal(problem.getString("limit_price")).compareTo(new BigDecimal(limit)));
    }
}
