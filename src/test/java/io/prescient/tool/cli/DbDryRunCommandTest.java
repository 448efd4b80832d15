package io.prescient.tool.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.tool.migration.MigrationService;
import io.prescient.tool.migration.MigrationTarget;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Dry runs of upgrades of filled databases.
@QuarkusTest
class DbDryRunCommandTest extends DbCommandTestBase {
    @Test
    void runsReplacedSystemWithoutChangingIt() throws SQLException, IOException {
        database.runResource("/db/migration/V1__baseline.sql");
        database.runResource("/db/v1_filled.sql");
        var before = DatabaseFingerprint.of(database);
        var result = dryRunJson("--sample", "all");
        assertEquals(before, DatabaseFingerprint.of(database));
        int head = Integer.parseInt(
                new MigrationService(database.flyway()).versions().head().version());
        assertEquals("1", result.get("from").asText());
        assertEquals("" + head, result.get("to").asText());
        assertTrue(result.get("adopted").asText().startsWith("Recognised a database of the replaced system"));
        assertTrue(result.get("failure").isNull(), result.get("failure").toString());
        assertEquals(
                0, result.get("differences").size(), result.get("differences").toString());
        assertEquals(
                IntStream.range(0, 2 * head - 1)
                        .mapToObj(n -> n < head - 1 ? "upgrade" : n == head - 1 ? "downgrade" : "upgrade_again")
                        .toList(),
                result.get("transactions").findValuesAsText("step"));
        assertEquals(Set.of(3L, 16L, 9L, 6L, 5L, 1L, 4L, 10L), copiedRows(result));
        assertFirstStatements(result);
    }

    private static void assertFirstStatements(JsonNode result) {
        var dropsKey = result.at("/transactions/0/statements/0");
        assertEquals("V2__utc_and_bigint.sql", dropsKey.get("script").asText());
        assertEquals(4, dropsKey.get("line").asInt());
        assertEquals(
                "access_exclusive portfolio_positions 16",
                "%s %s %s"
                        .formatted(
                                dropsKey.at("/locks/0/mode").asText(),
                                dropsKey.at("/locks/0/table").asText(),
                                dropsKey.at("/locks/0/live_rows").asText()));
        assertEquals("readers_and_writers", dropsKey.at("/locks/0/blocks").asText());
        assertTrue(dropsKey.at("/locks/0/held_micros").asLong()
                > dropsKey.get("duration_micros").asLong());
        var widens = result.at("/transactions/0/statements/4");
        assertEquals(
                "ALTER TABLE portfolios ALTER COLUMN portfolio_id TYPE bigin…",
                widens.get("excerpt").asText());
        assertEquals(
                "[{\"table\":\"portfolios\",\"rows\":3}]",
                widens.get("rewritten").toString());
    }

    @Test
    void printsLocksPerStatement() throws SQLException, IOException {
        database.migrate("latest");
        database.runResource("/db/newest_filled.sql");
        var migrations = new MigrationService(database.flyway());
        var _ = migrations.downgrade(new MigrationTarget("16"), true);
        var before = DatabaseFingerprint.of(database);
        var output = runText(0);
        assertEquals(before, DatabaseFingerprint.of(database));
        assertTrue(output.startsWith("Version 16 to "), output);
        assertTrue(output.contains("\nSample: events 1, market_snapshots 6, markets 4, portfolios 2, "), output);
        assertTrue(output.contains("\nupgrade V17, in one transaction\n  at"), output);
        assertTrue(output.matches("(?s).*\ndowngrade (V[0-9]+ )+V17, in one transaction\n  at.*"), output);
        assertTrue(output.contains("\nupgrade again V17, in one transaction\n  at"), output);
        assertTrue(
                output.matches("(?s).*  V17:4 .* ALTER TABLE markets ADD COLUMN source_updated_at timestampt…"
                        + "  access exclusive markets [0-9.]+  <- blocks readers and writers of markets \\(4\\)\n.*"),
                output);
        assertTrue(
                output.matches("(?s).*\nBlocks writers on the downgrade: cycle_runs [^\n]*"
                        // Two migrations lock markets; the longer lock is shown, and one of them lets readers in.
                        + "\nBlocks writers on the upgrade: events [0-9.]+ ms \\(readers too\\)"
                        + ", idempotency_keys [0-9.]+ ms \\(readers too\\)"
                        + ", markets [0-9.]+ ms( \\(readers too\\))?(, [^\n]*)?\n"),
                output);
    }

    @Test
    void copiesSampleOfManyRows() throws SQLException, IOException {
        database.migrate("16");
        database.run("""
                INSERT INTO markets (market_id) SELECT lpad(n::text, 4, '0') FROM generate_series(1, 1000) n;
                ANALYZE markets""");
        assertTrue(runText(0, "--sample", "10").contains("Sample: markets 10 of about 1000\n"));
        assertTrue(
                out.toString().contains("blocks readers and writers of markets (10 of about 1000)\n"), out.toString());
        assertTrue(out.toString().contains("; estimated 100 times as long with all rows\n"), out.toString());
        assertTrue(copiedRows(dryRunJson("--sample", "all")).contains(1000L));
        assertTrue(runText(0, "--sample", "0").contains("Sample: no rows"), out.toString());
    }

    @Test
    void printsThatNothingIsPending() throws IOException {
        assertEquals("The database is empty, so there is no upgrade to run\n", runText(0));
        database.migrate("3");
        assertEquals("No version is pending after version 3\n", runText(0, "--to", "3"));
        assertEquals(0, dryRunJson("--to", "3").get("transactions").size());
        assertEquals("4", dryRunJson("--to", "+1").get("to").asText());
        assertEquals(1, run("dry-run", "--to", "2"));
        assertTrue(err.toString().startsWith("The database is at version 3, beyond version 2"), err.toString());
    }

    @Test
    void rejectsWhatUpgradeRejects() throws SQLException {
        database.migrate("3");
        database.run("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '2'");
        assertEquals(1, run("dry-run"));
        assertTrue(
                err.toString().startsWith("Version 2 of the database is changed, not the one of this program"),
                err.toString());
    }

    @Test
    void reportsCopyFailureAndCleansUp() throws SQLException {
        database.migrate("16");
        database.run("ALTER TABLE markets DROP COLUMN seconds_delay");
        var before = DatabaseFingerprint.of(database);
        assertEquals(1, run("dry-run"));
        assertTrue(err.toString().contains("seconds_delay"), err.toString());
        assertEquals(before, DatabaseFingerprint.of(database));
    }

    @Test
    void removesSchemaOfKilledRun() throws SQLException {
        database.migrate("22");
        var before = DatabaseFingerprint.of(database);
        database.run(
                "CREATE SCHEMA prescient_scratch_0123456789abcdef; CREATE TABLE prescient_scratch_0123456789abcdef.t ()");
        assertEquals(0, run("dry-run"), err.toString());
        assertEquals(before, DatabaseFingerprint.of(database));
    }

    @Test
    void rejectsInvalidSampleSize() {
        assertEquals(2, run("dry-run", "--sample", "some"));
        assertTrue(err.toString().contains("is not a number of rows or all"), err.toString());
        assertEquals(2, run("dry-run", "--sample", "-1"));
    }

    private static Set<Long> copiedRows(JsonNode result) {
        return StreamSupport.stream(result.get("sample").spliterator(), false)
                .map(table -> table.get("rows").asLong())
                .collect(Collectors.toSet());
    }

    private JsonNode dryRunJson(String... arguments) throws IOException {
        return json(dryRun(arguments));
    }

    private String runText(int exitCode, String... arguments) {
        assertEquals(exitCode, run(dryRun(arguments)), err + "\n" + out);
        return out.toString();
    }

    private static String[] dryRun(String... arguments) {
        var all = new ArrayList<>(List.of("dry-run"));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }
}
