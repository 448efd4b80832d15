package io.prescient.api;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stored JSON stays readable by PostgreSQL and by the service.
@QuarkusTest
class StorableJsonTest {
    @Inject
    Pool pool;

    @ParameterizedTest
    @ValueSource(strings = {"1e101", "1e1000", "1e200000", "1e-101", "-1E+999999999"})
    void rejectsNumberWithHugeExponent(String number) {
        var market = Api.market();
        assertProblem(
                Api.send("PUT", "/v1/markets/" + market, "{\"outcomes\": [" + number + "]}"), 400, "validation_failed");
        assertProblem(
                Api.send(
                        "POST",
                        "/v1/markets/" + market + "/settlement",
                        "{\"outcome\": \"YES\", \"evidence\": {\"a\": [" + number + "]}}"),
                400,
                "validation_failed");
        assertProblem(
                Api.send("PUT", "/v1/events/" + unique("e"), "{\"tags\": " + number + "}"), 400, "validation_failed");
        var name = unique("p");
        var portfolio = """
                {"name": "%s", "strategy_type": "own", "initial_balance": 1, "strategy_config": {"a": %s}}""";
        assertProblem(Api.send("POST", "/v1/portfolios", portfolio.formatted(name, number)), 400, "validation_failed");
        long id = Api.post("/v1/portfolios", portfolio.formatted(name, "1e100"))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("portfolio_id");
        assertProblem(
                Api.send("PATCH", "/v1/portfolios/" + id, "{\"strategy_config\": {\"a\": " + number + "}}"),
                400,
                "validation_failed");
        Api.get("/v1/portfolios/" + id).statusCode(200);
    }

    @Test
    void rejectsDeepNesting() {
        var market = "/v1/markets/" + Api.market();
        for (int levels : new int[] {101, 900, 2_000}) {
            assertProblem(Api.send("PUT", market, nested(levels)), 400, "unreadable_body");
        }
        Api.put(market, nested(90)).statusCode(200).body(containsString("[".repeat(90) + "]"));
    }

    /// An imported database may contain numbers that the API rejects.
    @Test
    void servesPortfolioWithHugeStoredNumber() throws Throwable {
        long portfolio = Api.portfolio("100.00");
        VertxContextSupport.subscribeAndAwait(() -> pool.query(
                        "UPDATE portfolios SET strategy_config = '{\"a\": 1e2000}' WHERE portfolio_id = " + portfolio)
                .execute());
        var body =
                Api.get("/v1/portfolios/" + portfolio).statusCode(200).extract().asString();
        assertTrue(body.contains("0".repeat(2000)));
        Api.get("/v1/portfolios?limit=1000").statusCode(200);
        var market = Api.pricedMarket("0.50", "0.50");
        Api.buyYes(portfolio, market, "10.00", "0.50");
        Api.post("/v1/markets/" + market + "/settlement", json("outcome", "YES"))
                .statusCode(201);
        assertEquals("110.00", Api.getPortfolio(portfolio).getString("current_balance"));
        Api.changeStatus(portfolio, "archive").statusCode(200);
        Api.send("DELETE", "/v1/portfolios/" + portfolio, null).then().statusCode(204);
    }

    private static String nested(int levels) {
        return "{\"outcomes\": " + "[".repeat(levels) + "]".repeat(levels) + "}";
    }
}
