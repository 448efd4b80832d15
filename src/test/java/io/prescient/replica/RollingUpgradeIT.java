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
import org.junit.jupiter.api.Test;

/// During an upgrade the program of one version and that of the version before serve the same portfolios. The
/// packaged program is the older one here, and a bot trades there all the while; this test's program comes later,
/// with a version more, and brings the schema up.
@QuarkusTest
@TestProfile(NextRelease.class)
@QuarkusTestResource(value = PreviousRelease.class, restrictToAnnotatedClass = true)
class RollingUpgradeIT {
    private static final String VERSION_AFTER_NEXT = """
            INSERT INTO flyway_schema_history
                (installed_rank, version, description, type, script, installed_by, execution_time, success)
            VALUES (9001, '9001', 'after next', 'SQL', 'V9001__after_next.sql', current_user, 0, true)""";

    Replica older;
    TradingClient bot;
    ScratchDatabase database;

    private static List<Object> balances(Response portfolio) {
        var told = portfolio.jsonPath();
        return List.of(told.getLong("seq"), told.getString("current_balance"), told.getString("total_invested"));
    }

    @Test
    void servesOneVersionApartAndStopsAtTwo() throws Exception {
        assertEquals(
                List.of(NextRelease.VERSION),
                database.rows("SELECT version FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1"));
        for (int i = 0; i < 50; i++) {
            assertEquals(201, bot.buy(given()).statusCode());
        }
        assertEquals(Set.of(201), bot.stopAndGetStatuses());
        assertTrue(bot.trades() > 50, bot.trades() + " trades");
        var state = given().get(bot.path());
        assertEquals(balances(older.requests().get(bot.path())), balances(state));
        assertEquals(
                BigDecimal.valueOf(100_000 - 50 - bot.trades(), 2),
                new BigDecimal(state.jsonPath().getString("current_balance")));

        try (var another = Replica.start(database.environment())) {
            another.awaitReadiness(200);
            assertEquals(balances(state), balances(another.requests().get(bot.path())));
        }

        database.run(VERSION_AFTER_NEXT);
        older.awaitReadiness(503);
        assertEquals("schema_unknown", bot.buy(older.requests()).jsonPath().getString("code"));
        assertEquals(201, bot.buy(given()).statusCode());
    }
}
