package io.prescient.replica;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.migration.ScratchDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// During a rolling upgrade, two releases serve the same portfolios. The packaged program is the older release,
/// and a client trades there all the time. The program of this test starts later, with one more version, and
/// upgrades the schema.
@Tag("deep")
@QuarkusTest
@TestProfile(NextRelease.class)
@QuarkusTestResource(value = PreviousRelease.class, restrictToAnnotatedClass = true)
class RollingUpgradeIT {
    private static final String VERSION_AFTER_NEXT = """
            INSERT INTO flyway_schema_history
                (installed_rank, version, description, type, script, installed_by, execution_time, success)
            VALUES (9001, '9001', 'after next', 'SQL', 'V9001__after_next.sql', current_user, 0, true)""";

    Replica older;
    TradingClient client;
    ScratchDatabase database;

    private static List<Object> balances(Response portfolio) {
        var json = portfolio.jsonPath();
        return List.of(json.getLong("seq"), json.getString("current_balance"), json.getString("total_invested"));
    }

    @Test
    void servesOneVersionApartAndStopsAtTwo() throws Exception {
        assertEquals(
                List.of(NextRelease.VERSION),
                database.rows("SELECT version FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1"));
        for (int i = 0; i < 50; i++) {
            assertEquals(201, client.buy(given()).statusCode());
        }
        assertEquals(Set.of(201), client.stopAndGetStatuses());
        assertTrue(client.trades() > 50, client.trades() + " trades");
        var state = given().get(client.path());
        assertEquals(balances(older.requests().get(client.path())), balances(state));
        assertEquals(
                BigDecimal.valueOf(100_000 - 50 - client.trades(), 2),
                new BigDecimal(state.jsonPath().getString("current_balance")));

        try (var another = Replica.start(database.environment())) {
            another.awaitReadiness(200);
            assertEquals(balances(state), balances(another.requests().get(client.path())));
        }

        database.run(VERSION_AFTER_NEXT);
        older.awaitReadiness(503);
        assertEquals("schema_unknown", client.buy(older.requests()).jsonPath().getString("code"));
        assertEquals(201, client.buy(given()).statusCode());
    }
}
