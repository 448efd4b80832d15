package io.prescient.portfolio;

import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertNames;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// A merge patch of a portfolio.
@QuarkusTest
class PortfolioPatchTest {
    @Test
    void mergePatchChangesOnlyTheGivenFields() {
        long id = Api.portfolio("10.00", "description", "old", "max_position_size", "5", "max_total_exposure", "7");
        Api.patch("/v1/portfolios/" + id, json("strategy_config", json("a", 1, "b", json("c", 2, "d", 3))))
                .statusCode(200)
                .header("ETag", "\"2\"");
        Api.patch(
                        "/v1/portfolios/" + id,
                        json(
                                "description",
                                null,
                                "max_position_size",
                                "6.50",
                                "max_total_exposure",
                                null,
                                "strategy_config",
                                json("a", null, "b", json("d", 4))))
                .statusCode(200)
                .body("description", nullValue())
                .body("max_position_size", equalTo("6.50"))
                .body("max_total_exposure", nullValue())
                .body("strategy_config.size()", equalTo(1))
                .body("strategy_config.b.c", equalTo(2))
                .body("strategy_config.b.d", equalTo(4))
                .body("strategy_type", equalTo("test"))
                .body("current_balance", equalTo("10.00"));
    }

    @Test
    void patchWithoutAChangePostsNothing() {
        long id = Api.portfolio("10.00", "description", "same");
        Api.patch("/v1/portfolios/" + id, json("description", "same"))
                .statusCode(200)
                .header("ETag", "\"1\"");
        Api.patch("/v1/portfolios/" + id, json()).statusCode(200).header("ETag", "\"1\"");
    }

    @Test
    void rejectsPatchOfBalancesAndUnknownFields() {
        long id = Api.portfolio("10.00");
        for (String field : new String[] {"current_balance", "initial_balance", "status", "seq", "portfolio_id"}) {
            var answer = Api.send("PATCH", "/v1/portfolios/" + id, json(field, "1"));
            assertNames(assertProblem(answer, 400, "validation_failed"), field);
        }
        assertProblem(Api.send("PATCH", "/v1/portfolios/" + id, json("name", null)), 400, "validation_failed");
        assertEquals(1, getPortfolio(id).getLong("seq"));
    }

    @Test
    void rejectsPatchToATakenName() {
        var name = unique("p");
        Api.post("/v1/portfolios", json("name", name, "strategy_type", "x", "initial_balance", "1"));
        long id = Api.portfolio("10.00");
        var rejection = Api.send("PATCH", "/v1/portfolios/" + id, json("name", name));
        assertProblem(rejection, 409, "name_taken");
        assertEquals("1", rejection.header("Portfolio-Seq"));
    }
}
