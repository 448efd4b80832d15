package io.prescient.portfolio;

import static io.prescient.Api.buy;
import static io.prescient.Api.buyYes;
import static io.prescient.Api.changeStatus;
import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A portfolio from its opening to its deletion.
@QuarkusTest
class LifecycleTest {
    @Test
    void rejectsCashAboveTheMaximumAmount() {
        long portfolio = Api.portfolio("9999999999999.99");
        assertProblem(Api.deposit(portfolio, "0.01").extract().response(), 422, "out_of_range");
        Api.withdraw(portfolio, "9999999999999.99").statusCode(201);
        assertProblem(Api.deposit(portfolio, "0.01").extract().response(), 422, "out_of_range");
        Api.get("/v1/portfolios/" + portfolio + "/performance").statusCode(200);
        Api.get("/v1/leaderboard").statusCode(200);
    }

    @Test
    void newPortfolioReturnsItsInitialValues() {
        var name = unique("p");
        var opened = open(name);
        assertOpened(opened, name);
        assertEquals(
                opened.asString().replaceFirst("\"last_price.*", ""),
                Api.get("/v1/portfolios/" + opened.jsonPath().getLong("portfolio_id"))
                        .header("ETag", "\"1\"")
                        .extract()
                        .asString()
                        .replaceFirst("\"last_price.*", ""));
    }

    private static Response open(String name) {
        var config = json("min_confidence", "0.75", "nested", json("a", 1));
        var body = json("name", name, "strategy_type", "own", "initial_balance", 1000.1, "max_position_size", "50");
        body.put("strategy_config", config);
        return Api.send("POST", "/v1/portfolios", body);
    }

    private static void assertOpened(Response opened, String name) {
        opened.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header(
                        "Location",
                        endsWith("/v1/portfolios/" + opened.jsonPath().getLong("portfolio_id")))
                .body("name", equalTo(name))
                .body("status", equalTo("active"))
                .body("seq", equalTo(1))
                .body("initial_balance", equalTo("1000.10"))
                .body("current_balance", equalTo("1000.10"))
                .body("total_invested", equalTo("0.00"))
                .body("total_value", equalTo("1000.10"))
                .body("total_profit_loss", equalTo("0.00"))
                .body("strategy_config.nested.a", equalTo(1))
                .body("max_position_size", equalTo("50.00"))
                .body("max_total_exposure", nullValue())
                .body("max_positions", equalTo(20))
                .body("win_rate", nullValue())
                .body("last_trade_at", nullValue())
                .body("unpriced_position_count", equalTo(0));
    }

    @Test
    void rejectsTakenName() {
        var body = json("name", unique("p"), "strategy_type", "x", "initial_balance", "1");
        Api.post("/v1/portfolios", body).statusCode(201);
        assertProblem(Api.send("POST", "/v1/portfolios", body), 409, "name_taken");
    }

    @Test
    void pausingTwicePostsOneEntry() {
        long id = Api.portfolio("10.00");
        changeStatus(id, "pause").statusCode(200).header("ETag", "\"2\"").body("status", equalTo("paused"));
        changeStatus(id, "pause").statusCode(200).header("ETag", "\"2\"");
        changeStatus(id, "resume").statusCode(200).header("ETag", "\"3\"").body("status", equalTo("active"));
        changeStatus(id, "resume").statusCode(200).header("ETag", "\"3\"");
        Api.get("/v1/portfolios/" + id + "/journal")
                .body("items.type", equalTo(List.of("opened", "paused", "resumed")));
    }

    @Test
    void journalKeepsReasonOfAnOptionalBody() {
        long id = Api.portfolio("10.00");
        Api.post("/v1/portfolios/" + id + "/pause", json("reason", "too hot")).statusCode(200);
        Api.send("POST", "/v1/portfolios/" + id + "/resume", null).then().statusCode(200);
        Api.get("/v1/portfolios/" + id + "/journal").body("items[1].reason", equalTo("too hot"));
    }

    @Test
    void archivedPortfolioIsReadOnly() {
        long id = Api.portfolio("100.00");
        var market = Api.market();
        var trade = buyYes(id, market, "10.00", "0.50");
        changeStatus(id, "archive")
                .statusCode(200)
                .body("status", equalTo("archived"))
                .body("seq", equalTo(3));
        changeStatus(id, "archive").statusCode(200).body("seq", equalTo(3));
        var path = "/v1/portfolios/" + id;
        assertProblem(Api.send("POST", path + "/resume", json()), 409, "portfolio_archived");
        assertProblem(Api.send("POST", path + "/pause", json()), 409, "portfolio_archived");
        assertProblem(Api.send("PATCH", path, json("description", "x")), 409, "portfolio_archived");
        var amount = json("amount", "1");
        assertEquals(409, Api.send("POST", path + "/deposits", amount).statusCode());
        assertEquals(409, Api.send("POST", path + "/withdrawals", amount).statusCode());
        buy(id, market, "buy_yes", "1.00", "0.50", unique("t"))
                .statusCode(409)
                .body("code", equalTo("portfolio_not_active"))
                .body("portfolio_status", equalTo("archived"));
        Api.close(id, trade, null, "0.50").statusCode(409).body("code", equalTo("portfolio_archived"));
        assertEquals(3, getPortfolio(id).getLong("seq"));
        assertEquals("90.00", getPortfolio(id).getString("current_balance"));
    }

    @Test
    void deletesArchivedPortfolioWithAllItsData() {
        long id = Api.portfolio("100.00");
        var trade = buyYes(id, Api.market(), "10.00", "0.50");
        var path = "/v1/portfolios/" + id;
        assertProblem(Api.send("DELETE", path, null), 409, "portfolio_not_archived");
        changeStatus(id, "pause").statusCode(200);
        assertProblem(Api.send("DELETE", path, null), 409, "portfolio_not_archived");
        changeStatus(id, "archive").statusCode(200);
        assertProblem(Api.send("DELETE", path, null, "If-Match", "\"1\""), 412, "seq_mismatch");
        Api.send("DELETE", path, null).then().statusCode(204);
        for (String gone : new String[] {"", "/trades", "/trades/" + trade, "/positions", "/journal"}) {
            assertProblem(Api.send("GET", path + gone, null), 404, "portfolio_not_found");
        }
        assertProblem(Api.send("DELETE", path, null), 404, "portfolio_not_found");
    }

    @Test
    void rejectsOutdatedIfMatchWithTheCurrentSeq() {
        long id = Api.portfolio("10.00");
        Api.deposit(id, "1.00").statusCode(201);
        var path = "/v1/portfolios/" + id;
        for (String outdated : new String[] {"\"1\"", "\"3\"", "2", "W/\"2\"", "garbage"}) {
            var answer = Api.send("PATCH", path, json("description", "x"), "If-Match", outdated);
            assertEquals(2, assertProblem(answer, 412, "seq_mismatch").getLong("seq"));
            assertProblem(Api.send("POST", path + "/pause", json(), "If-Match", outdated), 412, "seq_mismatch");
            assertProblem(
                    Api.send("POST", path + "/deposits", json("amount", 1), "If-Match", outdated), 412, "seq_mismatch");
        }
        Api.send("PATCH", path, json("description", "x"), "If-Match", "\"2\"")
                .then()
                .statusCode(200);
        Api.send("PATCH", path, json("description", "y"), "If-Match", "*")
                .then()
                .statusCode(200);
        assertEquals(4, getPortfolio(id).getLong("seq"));
    }
}
