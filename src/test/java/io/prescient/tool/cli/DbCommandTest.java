package io.prescient.tool.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.migration.SchemaText;
import io.prescient.migration.ScratchDatabase;
import io.prescient.tool.migration.MigrationService;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The output and exit codes of the db command, and the database afterwards.
@QuarkusTest
class DbCommandTest {
    private static final String HISTORY =
            "SELECT version, type, script, checksum, success FROM flyway_schema_history ORDER BY version";

    private final ScratchDatabase database = new ScratchDatabase();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Inject
    ObjectMapper json;

    private String head;

    @BeforeEach
    void readHead() throws IOException {
        head = json("heads").get(0).get("version").asText();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void upgradesFreshDatabaseInSteps() throws IOException {
        assertEquals("The database has no version\n", succeed("current"));
        assertEquals("[ ]", succeed("current", "--json").strip());
        assertTrue(succeed("upgrade", "--to", "3").startsWith("1    applied  baseline\n2    applied  "));
        assertTrue(succeed("current").startsWith("3    applied  quarantine ("));
        assertEquals("4", json("upgrade", "--to", "+1").at("/applied/0/version").asText());
        assertEquals(Integer.parseInt(head) - 4, json("upgrade").get("applied").size());
        assertEquals("Nothing to upgrade\n", succeed("upgrade"));
        for (var version : json("history")) {
            assertEquals("applied", version.get("state").asText());
            assertTrue(version.get("applied_at").asText().endsWith("Z"));
        }
    }

    @Test
    void showsStatementsOfVersion() throws IOException {
        assertTrue(succeed("show", "2").contains("ALTER TABLE portfolios\n"));
        assertTrue(json("show", "head").get("sql").asText().startsWith("-- Why: "));
        assertEquals("pending", json("show", "1").at("/version/state").asText());
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
            assertEquals(head, json("current").get(0).get("version").asText());
        }
    }

    @Test
    void adoptsAndUpgradesReplacedSystem() throws SQLException, IOException {
        database.run(ScratchDatabase.resource("/db/migration/V1__baseline.sql"));
        database.run(ScratchDatabase.resource("/db/v1_filled.sql"));
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
        database.run(ScratchDatabase.resource("/db/migration/V1__baseline.sql"));
        database.run(ScratchDatabase.resource("/db/v1_filled.sql"));
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
        database.run(ScratchDatabase.resource("/db/migration/V1__baseline.sql"));
        database.run(ScratchDatabase.resource("/db/v1_filled.sql"));
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
    void stampsBothWaysWithoutRunningScripts() throws SQLException, IOException {
        succeed("upgrade", "--to", "3");
        succeed("stamp", "5");
        assertEquals("5", json("current").get(0).get("version").asText());
        assertEquals("applied", json("history").get(2).get("state").asText());
        succeed("stamp", "2");
        assertEquals("2", json("current").get(0).get("version").asText());
        assertEquals("applied", json("current").get(0).get("state").asText());
        succeed("stamp", "3");
        succeed("upgrade", "--to", "7");
        assertEquals("0", database.rows("SELECT count(*) FROM journal_entries").getFirst());
    }

    @Test
    void rejectsChangedScriptUntilRepaired() throws SQLException, IOException {
        succeed("upgrade", "--to", "3");
        database.run("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '2'");
        assertEquals("changed", json("history").get(1).get("state").asText());
        assertTrue(
                fail("upgrade").startsWith("Version 2 of the database is changed, not the one of this program"),
                err.toString());
        succeed("repair");
        assertEquals("applied", json("history").get(1).get("state").asText());
        succeed("upgrade");
    }

    @Test
    void rejectsVersionOfNewerProgram() throws SQLException, IOException {
        succeed("upgrade");
        database.run(
                "INSERT INTO flyway_schema_history SELECT 9999, '9999', 'next', type, 'V9999__next.sql', 1, installed_by,"
                        + " installed_on, 0, true FROM flyway_schema_history WHERE version = '" + head + "'");
        assertEquals("unknown", json("current").get(0).get("state").asText());
        for (var command : List.of("upgrade", "upgrade --sql", "repair")) {
            assertTrue(fail(command.split(" ", -1))
                    .startsWith("Version 9999 of the database is unknown, not the one of this program"));
        }
        assertEquals("unknown", json("current").get(0).get("state").asText());
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
        database.run(ScratchDatabase.resource("/db/migration/V1__baseline.sql"));
        assertTrue(succeed("upgrade", "--to", "+1", "--sql")
                .startsWith("-- Recognised a database of the replaced system"));
        succeed("upgrade", "--to", "+1");
        assertEquals("1", json("current").get(0).get("version").asText());
    }

    @Test
    void downgradeCountsConcurrentWrites() throws Exception {
        succeed("upgrade");
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO job_locks (job, due_at) VALUES ('cycles', now())");
            var downgrade = CompletableFuture.supplyAsync(() -> run("downgrade", "--to", "22"));
            while (!database.rows("SELECT count(*) FROM pg_locks WHERE NOT granted")
                    .getFirst()
                    .equals("1")) {
                Thread.sleep(20);
            }
            connection.commit();
            assertEquals(1, downgrade.get());
        }
        assertTrue(
                err.toString().startsWith("The downgrade was not run, because it would lose 1 locks of scheduled jobs"),
                err.toString());
        assertEquals("1", database.rows("SELECT count(*) FROM job_locks").getFirst());
    }

    @Test
    void downgradesOnlyWithAcceptedDataLoss() throws SQLException, IOException {
        succeed("upgrade");
        database.run("""
                INSERT INTO portfolios (portfolio_id, name, strategy_type, initial_balance, current_balance, seq)
                VALUES (1, 'p', 'x', 100.00, 100.00, 0);
                INSERT INTO idempotency_keys (portfolio_id, request_key, type, fingerprint, http_status, response_body, created_at)
                VALUES (1, 'k', 'cancellation', '', 409, '{}', now())""");
        assertTrue(fail("downgrade", "--to", "-1").contains("1 "), err.toString());
        assertEquals(head, json("current").get(0).get("version").asText());
        var output = json("downgrade", "--to", "-1", "--accept-data-loss");
        assertEquals(1, output.at("/lost/0/count").asInt());
        assertEquals(Integer.parseInt(head) - 1, output.at("/current/0/version").asInt());
        succeed("upgrade");
        database.run(succeed("downgrade", "--to", "-1", "--sql"));
        assertEquals(
                Integer.parseInt(head) - 1,
                json("current").get(0).get("version").asInt());
    }

    @Test
    void printsFailureInOneLine() {
        assertEquals(
                "There is no version 99; this program has versions 1 to " + head + "\n", fail("upgrade", "--to", "99"));
        assertEquals(
                "There is no version +99; this program has versions 1 to " + head + "\n",
                fail("upgrade", "--to", "+99"));
        assertTrue(fail("downgrade", "--to", "1").startsWith("The database is not beyond version 1"));
        succeed("upgrade", "--to", "3");
        assertEquals(
                "The database is at version 3, beyond version 2; to go back, run: db downgrade\n",
                fail("upgrade", "--to", "2"));
    }

    @Test
    void exitsWith2ForUsageErrors() {
        assertEquals(2, run("nonsense"));
        assertEquals(2, run("show"));
        assertEquals(2, run("downgrade"));
        assertEquals(2, run());
        assertEquals(2, run("upgrade", "--to", "bogus"));
        assertTrue(err.toString().contains("'bogus' is not a version, head, or a step such as +1\n"), err.toString());
        assertEquals(0, run("--help"));
        assertTrue(out.toString().contains("upgrade"));
        assertEquals(0, run("upgrade", "--help"));
        assertTrue(out.toString().contains("--to"));
    }

    private void assertSameSchema(ScratchDatabase other) throws SQLException {
        assertEquals(SchemaText.withColumnOrder(other), SchemaText.withColumnOrder(database));
        assertEquals(other.rows(HISTORY), database.rows(HISTORY));
    }

    @CanIgnoreReturnValue
    private String succeed(String... arguments) {
        assertEquals(0, run(arguments), err.toString());
        return out.toString();
    }

    private JsonNode json(String... arguments) throws IOException {
        var withJson = Arrays.copyOf(arguments, arguments.length + 1);
        withJson[arguments.length] = "--json";
        return json.readTree(succeed(withJson));
    }

    private String fail(String... arguments) {
        assertEquals(1, run(arguments), out.toString());
        return err.toString();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var whole = new String[arguments.length + 1];
        whole[0] = "db";
        System.arraycopy(arguments, 0, whole, 1, arguments.length);
        return Commands.commandLine(new DbCommand(new MigrationService(database.flyway()), json))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(whole);
    }
}
