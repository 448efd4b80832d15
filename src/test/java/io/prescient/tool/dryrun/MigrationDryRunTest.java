package io.prescient.tool.dryrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.tool.dryrun.TransactionResult.Step;
import io.prescient.tool.migration.DataLossCheck;
import io.prescient.tool.migration.LostRows;
import io.prescient.tool.migration.MigrationScript;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The steps of a dry run, and what stops one.
class MigrationDryRunTest extends DryRunTestBase {
    @Test
    void newTableBlocksOnlyOnDowngrade() {
        try (var scratch = scratch()) {
            var dryRun = new MigrationDryRun(configuration, scratch, sampled(scratch, 100));
            dryRun.run(
                    List.of(
                            script("2", "CREATE TABLE fresh (id integer)"),
                            script("3", "CREATE INDEX idx ON fresh (id)")),
                    List.of(script("3", "DROP INDEX idx"), script("2", "DROP TABLE fresh")));
            var result = dryRun.result("1", "3", null);
            assertTrue(result.succeeded(), result.toString());
            assertEquals(
                    List.of(Step.upgrade, Step.upgrade, Step.downgrade, Step.upgrade_again, Step.upgrade_again),
                    result.transactions().stream().map(TransactionResult::step).toList());
            assertEquals(
                    List.of("share fresh none null null"),
                    locks(result.transactions().get(1).statements().getFirst()));
            assertEquals(
                    List.of("access_exclusive fresh readers_and_writers null null"),
                    locks(result.transactions().get(2).statements().getFirst()));
        }
    }

    @Test
    void namesFailedStatementAndRollsBack() {
        var result = runUpgrade("""
                -- Why: it cannot be.
                UPDATE trades SET amount = 5;

                ALTER TABLE trades ADD CONSTRAINT ck CHECK (amount > 5);
                SELECT 1;""");
        assertEquals("V2__made_up.sql", result.failure().script());
        assertEquals(4, result.failure().line());
        assertTrue(result.failure().message().contains("ck"), result.toString());
        assertEquals(1, result.transactions().size());
        assertEquals(1, result.transactions().getFirst().statements().size());
        assertEquals(0, result.transactions().getFirst().commitMicros());
    }

    @Test
    void rejectsStatementsOutsideTransactions() {
        var result = runUpgrade("CREATE INDEX CONCURRENTLY i ON trades (amount)");
        assertTrue(result.failure().message().contains("cannot run in a transaction"), result.toString());
    }

    @Test
    void reportsIncompleteDowngrade() {
        var result = run(
                "ALTER TABLE trades ADD COLUMN a integer, ADD COLUMN b integer",
                "ALTER TABLE trades DROP COLUMN a; CREATE TABLE litter (id integer);");
        assertTrue(
                result.differences().contains("After the downgrade: unexpected column trades.b integer"),
                result.differences().toString());
        assertTrue(result.differences().contains("After the downgrade: unexpected table litter table"));
        assertTrue(result.failure().message().contains("\"b\""), result.toString());
        assertTrue(!result.succeeded());
    }

    @Test
    void reportsDifferentSecondUpgrade() {
        var result = run(
                "DO $$ BEGIN IF (SELECT sum(amount) FROM trades) > 0 THEN CREATE VIEW v AS SELECT 1 AS one; END IF; END $$",
                "DELETE FROM trades; DROP VIEW v");
        assertNull(result.failure());
        assertEquals(2, result.differences().size(), result.differences().toString());
        assertEquals(
                "After the second upgrade: missing view v SELECT 1 AS one;",
                result.differences().getFirst());
    }

    @Test
    void rejectsAccessToOtherSchemas() throws SQLException {
        var result = runUpgrade("UPDATE public.trades SET amount = 9");
        assertTrue(result.failure().message().contains("public.trades"), result.toString());
        assertEquals(List.of("0"), database.rows("SELECT count(*) FROM trades WHERE amount = 9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE public.markets",
                "DO $$ BEGIN DELETE FROM public.markets; DROP TABLE public.markets; END $$",
                "ALTER TABLE trades RENAME TO old; DROP TABLE public.markets CASCADE",
                "CREATE TABLE public.made (id integer)"
            })
    void rejectsDroppedOrNewObjectsOfOtherSchemas(String sql) throws SQLException {
        var result = runUpgrade("CREATE TEMP TABLE t (id integer); " + sql);
        assertTrue(result.failure().message().contains("uses public.ma"), result.toString());
        assertEquals(
                List.of("20|null"), database.rows("SELECT count(*), to_regclass('public.made') FROM public.markets"));
    }

    @Test
    void allowsTemporaryTables() {
        var result = runUpgrade("CREATE TEMP TABLE t (id integer) ON COMMIT DROP; DROP TABLE t;"
                + " DO $$ BEGIN CREATE TABLE u (body text); DROP TABLE u; END $$");
        assertNull(result.failure(), result.toString());
    }

    @Test
    void countsLostRows() {
        try (var scratch = scratch()) {
            var dryRun = new MigrationDryRun(configuration, scratch, sampled(scratch, 100));
            dryRun.run(
                    List.of(script("2", "CREATE TABLE fresh AS SELECT 1 AS id FROM trades")),
                    List.of(new MigrationScript(
                            "2",
                            "V2__made_up.sql",
                            "DROP TABLE fresh",
                            List.of(
                                    DataLossCheck.parse("-- Loses: things | SELECT count(*) FROM fresh"),
                                    DataLossCheck.parse("-- Loses: others | SELECT 0")))));
            assertEquals(
                    List.of(new LostRows("2", "things", 7)),
                    dryRun.result("1", "2", null).transactions().get(1).lost());
        }
    }

    @Test
    void reportsSampledAndLiveRows() throws SQLException {
        database.run("ANALYZE trades");
        try (var scratch = scratch()) {
            var dryRun = new MigrationDryRun(configuration, scratch, sampled(scratch, 2));
            dryRun.run(
                    List.of(script("2", "CREATE INDEX i ON trades (amount); CREATE INDEX j ON markets (volume)")),
                    List.of(script("2", "DROP INDEX i; DROP INDEX j")));
            var statements =
                    dryRun.result("1", "2", null).transactions().getFirst().statements();
            // The two newest portfolios have no trades.
            assertEquals(List.of("share trades writers 0 7"), locks(statements.getFirst()));
            // The table was never analysed, so its size is unknown.
            assertEquals(List.of("share markets writers 2 null"), locks(statements.getLast()));
        }
    }
}
