package io.prescient.replica;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.migration.ScratchDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// During an upgrade the program of one version and that of the version before serve the same portfolios. The packaged
/// program is the older one here; this test's program came later, with a version more, and brought the schema up.
@QuarkusTest
@TestProfile(NextRelease.class)
@QuarkusTestResource(value = ReleaseBefore.class, restrictToAnnotatedClass = true)
class SideBySideIT {
    private static final int TRADES = 20;

    private static final String VERSION_AFTER_NEXT = """
            INSERT INTO flyway_schema_history
                (installed_rank, version, description, type, script, installed_by, execution_time, success)
            VALUES (9001, '9001', 'after next', 'SQL', 'V9001__after_next.sql', current_user, 0, true)""";

    Replica older;
    ScratchDatabase database;

    @Test
    void bothServeOneVersionApartAndTheOlderOneStopsAtTwo() throws Exception {
        assertEquals(
                List.of(NextRelease.VERSION),
                database.rows("SELECT version FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1"));
        var listed = olderRequests()
                .contentType(ContentType.JSON)
                .body(json("yes_price", "0.50", "no_price", "0.50"))
                .put("/v1/markets/m");
        assertEquals(200, listed.statusCode(), listed::asString);
        var opened = olderRequests()
                .contentType(ContentType.JSON)
                .body(json("name", unique("p"), "strategy_type", "test", "initial_balance", "1000.00"))
                .post("/v1/portfolios");
        assertEquals(201, opened.statusCode(), opened::asString);
        long portfolio = opened.jsonPath().getLong("portfolio_id");

        var statuses = IntStream.range(0, 2 * TRADES)
                .parallel()
                .mapToObj(i -> buy(i % 2 == 0 ? olderRequests() : given(), portfolio, "t" + i))
                .map(Response::statusCode)
                .distinct()
                .toList();
        assertEquals(List.of(201), statuses);
        var path = "/v1/portfolios/" + portfolio;
        assertEquals(olderRequests().get(path).asString(), given().get(path).asString());
        assertEquals("960.00", given().get(path).jsonPath().getString("current_balance"));

        database.run(VERSION_AFTER_NEXT);
        older.awaitReadiness(503);
        assertEquals(
                "schema_unknown",
                buy(olderRequests(), portfolio, "late").jsonPath().getString("code"));
        assertEquals(201, buy(given(), portfolio, "late").statusCode());
    }

    private RequestSpecification olderRequests() {
        try {
            return older.requests();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response buy(RequestSpecification replica, long portfolio, String tradeId) {
        return replica.contentType(ContentType.JSON)
                .body(json(
                        "trade_id", tradeId, "market_id", "m", "action", "buy_yes", "amount", "1.00"))
                .post("/v1/portfolios/" + portfolio + "/trades");
    }
}
