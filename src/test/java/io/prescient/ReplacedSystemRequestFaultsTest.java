package io.prescient;

import static io.prescient.Api.buy;
import static io.prescient.Api.buyYes;
import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.market;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.pricedMarket;
import static io.prescient.Api.put;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertNames;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// One test per known defect of the replaced system in the handling of requests.
@QuarkusTest
class ReplacedSystemRequestFaultsTest {
    @Inject
    Pool pool;

    @Test
    void enforcesLimits() {
        long id = portfolio("1000.00", "max_position_size", "50", "max_total_exposure", "80", "max_positions", 2);
        var market = market();
        buy(id, market, "buy_yes", "50.01", "0.50", unique("t"))
                .statusCode(422)
                .body("code", equalTo("position_size_exceeded"))
                .body("limit", equalTo("50.00"))
                .body("requested", equalTo("50.01"));
        buyYes(id, market, "50.00", "0.50");
        buy(id, market, "buy_yes", "30.01", "0.50", unique("t"))
                .statusCode(422)
                .body("code", equalTo("exposure_exceeded"))
                .body("limit", equalTo("80.00"))
                .body("used", equalTo("50.00"))
                .body("requested", equalTo("30.01"));
        buyYes(id, market, "20.00", "0.50");
        buy(id, market, "buy_yes", "10.00", "0.50", unique("t"))
                .statusCode(422)
                .body("code", equalTo("positions_exceeded"))
                .body("limit", equalTo(2))
                .body("used", equalTo(2));
    }

    @Test
    void rejectsTradeOfPausedPortfolio() {
        long id = portfolio("1000.00");
        Api.changeStatus(id, "pause").statusCode(200);
        buy(id, market(), "buy_yes", "1.00", "0.50", unique("t"))
                .statusCode(409)
                .body("code", equalTo("portfolio_not_active"));
        assertEquals("1000.00", getPortfolio(id).getString("current_balance"));
    }

    @Test
    void locksBalanceDuringWithdrawals() throws Exception {
        long id = portfolio("10.00");
        var requests = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 20; i++) {
            requests.add(() -> Api.send("POST", "/v1/portfolios/" + id + "/withdrawals", json("amount", "1.00")));
        }
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = new ArrayList<Integer>();
            for (var response : clients.invokeAll(requests)) {
                statuses.add(response.get().statusCode());
            }
            assertEquals(10, Collections.frequency(statuses, 201), "" + statuses);
            assertEquals(10, Collections.frequency(statuses, 422), "" + statuses);
        }
        assertEquals("0.00", getPortfolio(id).getString("current_balance"));
    }

    @Test
    void generatesUniqueTradeIds() {
        long id = portfolio("1000.00");
        var trade = json("market_id", market(), "action", "buy_yes", "amount", "0.01", "price", "0.50");
        List<String> ids = Api.post(
                        "/v1/portfolios/" + id + "/trades/batch", json("trades", Collections.nCopies(1000, trade)))
                .statusCode(200)
                .extract()
                .path("items.trade_id");
        assertEquals(1000, new HashSet<>(ids).size());
        assertEquals(1000, getPortfolio(id).getInt("trade_count"));
    }

    @Test
    void requiresTimeZoneInInstants() {
        var withoutZone = Api.send("PUT", "/v1/markets/" + unique("m"), json("end_date", "2026-05-01T00:00:00"));
        assertNames(assertProblem(withoutZone, 400, "validation_failed"), "end_date");
        put("/v1/markets/" + unique("m"), json("end_date", "2026-05-01T02:00:00+02:00"))
                .statusCode(200)
                .body("end_date", equalTo("2026-05-01T00:00:00Z"));
    }

    @Test
    void readingChangesNoRows() {
        long id = portfolio("1000.00");
        var market = pricedMarket("0.50", "0.50");
        var trade = buyYes(id, market, "100.00", "0.50");
        var before = rows(id);
        put("/v1/markets/" + market, json("yes_price", "0.90")).statusCode(200);
        for (String path :
                List.of("", "/trades", "/trades/" + trade, "/positions", "/positions/" + trade, "/journal")) {
            Api.get("/v1/portfolios/" + id + path).statusCode(200);
        }
        Api.get("/v1/portfolios?limit=1").statusCode(200);
        Api.get("/v1/portfolios/default").statusCode(200);
        assertEquals("80.00", getPortfolio(id).getString("unrealized_pnl"));
        assertEquals(before, rows(id));
    }

    @Test
    void rejectsSqlInPatchKeys() {
        long id = portfolio("1000.00");
        for (String key : List.of(
                "name = 'x', current_balance",
                "current_balance",
                "description = '' --",
                "\"name\"",
                "name; DROP TABLE x")) {
            var response = Api.send("PATCH", "/v1/portfolios/" + id, json(key, "1000000.00"));
            assertNames(assertProblem(response, 400, "validation_failed"), key);
        }
        assertEquals("1000.00", getPortfolio(id).getString("current_balance"));
        assertEquals(1, getPortfolio(id).getLong("seq"));
    }

    @Test
    void onlyNullNextEndsAList() {
        long id = portfolio("1000.00");
        var market = market();
        for (int i = 0; i < 3; i++) {
            buyYes(id, market, "1.00", "0.50");
        }
        var path = "/v1/portfolios/" + id + "/trades?limit=";
        Api.get(path + 3).body("items.size()", equalTo(3)).body("next", nullValue());
        String next =
                Api.get(path + 2).body("items.size()", equalTo(2)).extract().path("next");
        assertNotNull(next, "only a null next ends a list");
        Api.get(path + 2 + "&after=" + next).body("items.size()", equalTo(1)).body("next", nullValue());
    }

    /// Every row of the portfolio with the transaction that wrote it.
    private List<String> rows(long id) {
        var rows = new ArrayList<String>();
        for (String table :
                List.of("portfolios", "portfolio_positions", "trades", "journal_entries", "idempotency_keys")) {
            pool.preparedQuery("SELECT xmin::text || ctid::text || t::text AS row FROM " + table
                            + " t WHERE portfolio_id = $1 ORDER BY 1")
                    .execute(Tuple.of(id))
                    .await()
                    .indefinitely()
                    .forEach(row -> rows.add(row.getString("row")));
        }
        return rows;
    }
}
