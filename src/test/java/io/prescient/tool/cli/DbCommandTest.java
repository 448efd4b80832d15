package io.prescient.tool.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// The output and exit codes of the db command, and the database afterwards.
@QuarkusTest
class DbCommandTest extends DbCommandTestBase {
    private static final String WAITING = """
            SELECT count(*) FROM pg_locks
            WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""";

    @Test
    void showsStatementsOfVersion() throws IOException {
        assertTrue(succeed("show", "2").contains("ALTER TABLE portfolios\n"));
        assertTrue(json("show", "head").get("sql").asText().startsWith("-- Why: "));
        assertEquals("pending", json("show", "1").at("/version/state").asText());
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
        database.migrate("latest");
    }

    @Test
    void rejectsVersionOfNewerProgram() throws SQLException, IOException {
        database.migrate("latest");
        database.run(
                "INSERT INTO flyway_schema_history SELECT 9999, '9999', 'next', type, 'V9999__next.sql', 1, installed_by,"
                        + " installed_on, 0, true FROM flyway_schema_history WHERE version = '" + head() + "'");
        assertEquals("unknown", json("current").get(0).get("state").asText());
        for (var command : List.of("upgrade", "upgrade --sql", "repair")) {
            assertTrue(fail(command.split(" ", -1))
                    .startsWith("Version 9999 of the database is unknown, not the one of this program"));
        }
        assertEquals("unknown", json("current").get(0).get("state").asText());
    }

    @Test
    void downgradeCountsConcurrentWrites() throws Exception {
        database.migrate("latest");
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO job_locks (job, due_at) VALUES ('cycles', now())");
            var downgrade = CompletableFuture.supplyAsync(() -> run("downgrade", "--to", "22"));
            await().until(() -> database.rows(WAITING), List.of("1")::equals);
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
        database.migrate("latest");
        database.run("""
                INSERT INTO portfolios (portfolio_id, name, strategy_type, initial_balance, current_balance, seq)
                VALUES (1, 'p', 'x', 100.00, 100.00, 0);
                INSERT INTO idempotency_keys (portfolio_id, request_key, type, fingerprint, http_status, response_body, created_at)
                VALUES (1, 'k', 'cancellation', '', 409, '{}', now())""");
        assertTrue(fail("downgrade", "--to", "-1").contains("1 "), err.toString());
        assertEquals(head(), json("current").get(0).get("version").asText());
        var output = json("downgrade", "--to", "-1", "--accept-data-loss");
        assertEquals(1, output.at("/lost/0/count").asInt());
        assertEquals(
                Integer.parseInt(head()) - 1, output.at("/current/0/version").asInt());
        database.migrate("latest");
        database.run(succeed("downgrade", "--to", "-1", "--sql"));
        assertEquals(
                Integer.parseInt(head()) - 1,
                json("current").get(0).get("version").asInt());
    }

    @Test
    void printsFailureInOneLine() throws IOException {
        assertEquals(
                "There is no version 99; this program has versions 1 to " + head() + "\n",
                fail("upgrade", "--to", "99"));
        assertEquals(
                "There is no version +99; this program has versions 1 to " + head() + "\n",
                fail("upgrade", "--to", "+99"));
        assertTrue(fail("downgrade", "--to", "1").startsWith("The database is not beyond version 1"));
        succeed("upgrade", "--to", "3");
        assertEquals(
                "The database is at version 3, beyond version 2; to go back, run: db downgrade\n",
                fail("upgrade", "--to", "2"));
    }

    @Test
    void exitsWith2ForUsageErrors() {
        assertEquals(2, run("upgrad"));
        assertEquals("Unmatched argument at index 1: 'upgrad'. Did you mean upgrade?\n", err.toString());
        assertEquals(2, run("nonsense"));
        assertEquals(2, run("show"));
        assertEquals(2, run("downgrade"));
        assertEquals(2, run());
        assertEquals(2, run("upgrade", "--to", "bogus"));
        assertTrue(
                err.toString()
                        .contains(
                                "'bogus' is not a version, head, or a step such as +1. See prescient db upgrade --help\n"),
                err.toString());
        assertEquals(0, run("--help"));
        assertTrue(out.toString().contains("upgrade"));
        assertEquals(0, run("upgrade", "--help"));
        assertTrue(out.toString().contains("--to"));
    }
}
