package io.prescient.tool.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.migration.ScratchDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// The output of `db upgrade`, and the database afterwards.
@QuarkusTest
class DbUpgradeCommandTest extends DbCommandTestBase {

    @Test
    void upgradesFreshDatabaseInSteps() throws IOException {
        assertEquals("The database has no version\n", succeed("current"));
        assertEquals("[ ]", succeed("current", "--json").strip());
        assertTrue(succeed("upgrade", "--to", "3").startsWith("1    applied  baseline\n2    applied  "));
        assertTrue(succeed("current").startsWith("3    applied  quarantine ("));
        assertEquals("4", json("upgrade", "--to", "+1").at("/applied/0/version").asText());
        assertEquals(
                Integer.parseInt(head()) - 4, json("upgrade").get("applied").size());
        assertEquals("Nothing to upgrade\n", succeed("upgrade"));
        for (var version : json("history")) {
            assertEquals("applied", version.get("state").asText());
            assertTrue(version.get("applied_at").asText().endsWith("Z"));
        }
    }

    @Test
    void printedSqlMakesTheSameSchema() throws SQLException {
        try (var other = ScratchDatabase.newest()) {
            succeed("upgrade", "--to", "2");
            database.run(succeed("upgrade", "--sql", "--to", "5"));
            database.run(succeed("upgrade", "--sql"));
            assertSameSchema(other);
        }
    }

    @Test
    void printedSqlCreatesHistory() throws SQLException, IOException {
        try (var other = ScratchDatabase.newest()) {
            database.run(succeed("upgrade", "--sql"));
            assertSameSchema(other);
            assertEquals(head(), json("current").get(0).get("version").asText());
        }
    }

    @Test
    void adoptsAndUpgradesReplacedSystem() throws SQLException, IOException {
        database.runResource("/db/migration/V1__baseline.sql");
        database.runResource("/db/v1_filled.sql");
        var output = succeed("upgrade");
        assertTrue(output.startsWith("""
                Recognised a database of the replaced system, adopting it at version 1
                2    applied  utc and bigint
                """), output);
        assertTrue(output.contains("\nPortfolio 1: total_profit_loss was 5.00, its trades amount to -35.00\n"), output);
        assertTrue(output.endsWith("\nPortfolio 3: current_balance was 10.00, its trades amount to 0.00\n"), output);
        assertTrue(succeed("report").contains("Quarantined 4 of market_snapshots: market, time or price is missing"));
        var report = json("report");
        assertEquals("875.00", report.at("/contradictions/0/computed_value").asText());
        assertEquals("events", report.at("/quarantine/0/table").asText());
        assertEquals("Nothing to upgrade\n", succeed("upgrade"));
        assertEquals("3", database.rows("SELECT count(*) FROM portfolios").getFirst());
        var history = json("history");
        assertEquals("stamped", history.get(0).get("state").asText());
        assertEquals("applied", history.get(1).get("state").asText());
    }

    @Test
    void reportsFindingsOfEachStepOnce() throws SQLException, IOException {
        database.runResource("/db/migration/V1__baseline.sql");
        database.runResource("/db/v1_filled.sql");
        var first = succeed("upgrade", "--to", "3");
        assertTrue(first.contains("\nQuarantined 1 of trades: another trade has this trade id\n"), first);
        assertFalse(first.contains("\nPortfolio "), first);
        var second = succeed("upgrade");
        assertFalse(second.contains(" of trades: "), second);
        assertTrue(second.contains("\nQuarantined 4 of market_snapshots: market, time or price is missing"), second);
        assertTrue(second.endsWith("\nPortfolio 3: current_balance was 10.00, its trades amount to 0.00\n"), second);
        succeed("downgrade", "--to", "9", "--accept-data-loss");
        assertFalse(succeed("upgrade").contains("\nPortfolio "));
    }

    @Test
    void rejectsQuarantineOnRequestWithoutChange() throws SQLException, IOException {
        database.runResource("/db/migration/V1__baseline.sql");
        database.runResource("/db/v1_filled.sql");
        var message = fail("upgrade", "--reject-quarantine");
        assertTrue(
                message.startsWith("The upgrade was rolled back, because these rows would be quarantined:\n"), message);
        assertTrue(message.contains("\nQuarantined 4 of market_snapshots: market, time or price is missing"), message);
        assertEquals(
                "8|null",
                database.rows("SELECT count(*), to_regclass('flyway_schema_history') FROM pg_tables"
                                + " WHERE schemaname = 'public'")
                        .getFirst());
        database.run("TRUNCATE portfolios CASCADE; TRUNCATE events, markets, market_snapshots; INSERT INTO portfolios"
                + " (name, strategy_type, initial_balance, current_balance, trade_count, created_at)"
                + " VALUES ('p', 'x', 5, 4, 1, now())");
        var output = succeed("upgrade", "--reject-quarantine");
        assertTrue(output.contains("adopting it at version 1\n2    applied  utc and bigint\n3 "), output);
        assertTrue(output.endsWith("Portfolio 4: trade_count was 1, its trades amount to 0\n"), output);
        assertEquals("Nothing to upgrade\n", succeed("upgrade"));
    }

    @Test
    void printedSqlStopsAfterFailedVersion() throws SQLException {
        succeed("upgrade", "--to", "6");
        var steps = succeed("upgrade", "--sql").split("(?<=COMMIT;\n)", -1);
        database.run("CREATE TABLE journal_entries (id integer)");
        for (var step : steps) {
            if (!step.isBlank()) {
                assertThrows(SQLException.class, () -> database.run(step));
            }
        }
        assertTrue(succeed("current").startsWith("6    applied  "));
        assertEquals(
                "6", database.rows("SELECT count(*) FROM flyway_schema_history").getFirst());
    }

    @Test
    void adoptsWithOneStep() throws SQLException, IOException {
        database.runResource("/db/migration/V1__baseline.sql");
        assertTrue(succeed("upgrade", "--to", "+1", "--sql")
                .startsWith("-- Recognised a database of the replaced system"));
        succeed("upgrade", "--to", "+1");
        assertEquals("1", json("current").get(0).get("version").asText());
    }
}
