package io.prescient.tool.dryrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.migration.ScratchDatabase;
import io.prescient.tool.dryrun.TransactionResult.Step;
import io.prescient.tool.migration.DataLossCheck;
import io.prescient.tool.migration.LostRows;
import io.prescient.tool.migration.MigrationScript;
import io.prescient.tool.migration.MigrationService;
import io.prescient.tool.migration.MigrationTarget;
import io.prescient.tool.migration.ScratchSchema;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import org.flywaydb.core.api.configuration.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sample migrations whose locks are known.
@QuarkusTest
class MigrationDryRunTest {
    private final ScratchDatabase database = new ScratchDatabase();
    private final Configuration configuration = database.flyway().getConfiguration();

    @BeforeEach
    void fill() throws SQLException {
        var _ = new MigrationService(database.flyway()).upgrade(new MigrationTarget("1"));
        database.run("""
                INSERT INTO portfolios (name, strategy_type, initial_balance, current_balance)
                SELECT 'p' || n, 'x', 1, 1 FROM generate_series(1, 3) n;
                INSERT INTO trades (portfolio_id, amount) SELECT 1, n FROM generate_series(1, 7) n;
                INSERT INTO markets (market_id) SELECT 'm' || n FROM generate_series(1, 20) n""");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void rewriteBlocksReadersAndWriters() {
        var statement = runSingle("ALTER TABLE trades ALTER COLUMN id TYPE bigint");
        assertEquals(List.of(new RewrittenTable("trades", 7)), statement.rewritten());
        assertEquals(
                "access_exclusive trades readers_and_writers 7 7",
                locks(statement).getFirst());
    }

    @Test
    void indexBlocksWriters() {
        assertEquals(
                List.of("share trades writers 7 7"),
                locks(runSingle("CREATE INDEX idx ON trades (amount)", "DROP INDEX idx")));
    }

    @Test
    void foreignKeyBlocksWritersOfBothTables() {
        assertEquals(
                List.of("share_row_exclusive portfolios writers 3 3", "share_row_exclusive trades writers 7 7"),
                locks(runSingle(
                        "ALTER TABLE trades ADD CONSTRAINT fk_again FOREIGN KEY (portfolio_id)"
                                + " REFERENCES portfolios (portfolio_id)",
                        "ALTER TABLE trades DROP CONSTRAINT fk_again")));
    }

    @Test
    void updateBlocksNoTable() {
        var statement = runSingle("UPDATE trades SET amount = amount + 1 WHERE amount > 2");
        assertEquals(5, statement.written());
        assertEquals(List.of(), statement.rewritten());
        assertEquals(List.of("row_exclusive trades none 7 7"), locks(statement));
    }

    @Test
    void countsDeletedAndInsertedRows() {
        assertEquals(
                14,
                runSingle("WITH gone AS (DELETE FROM trades RETURNING *) INSERT INTO markets (market_id)"
                                + " SELECT 'x' || id FROM gone")
                        .written());
        assertEquals(
                7,
                runSingle("DO $$ BEGIN PERFORM 1; UPDATE trades SET amount = 1; END $$")
                        .written());
    }

    @Test
    void commentBlocksNothing() {
        assertEquals(
                List.of("share_update_exclusive trades none 7 7"),
                locks(runSingle("COMMENT ON TABLE trades IS 'those'")));
    }

    @Test
    void alteredSequenceBlocksWriters() {
        assertEquals(
                List.of("share_row_exclusive trades_id_seq writers null null"),
                locks(runSingle("ALTER SEQUENCE trades_id_seq INCREMENT BY 50")));
    }

    @Test
    void namesDroppedTableByItsOldName() {
        var result = runUpgrade("ALTER TABLE trades RENAME TO old; DROP TABLE old;");
        assertEquals(
                List.of("access_exclusive trades readers_and_writers 7 7"),
                locks(result.transactions().getFirst().statements().get(0)).subList(0, 1));
        assertTrue(locks(result.transactions().getFirst().statements().get(1)).stream()
                .noneMatch(lock -> lock.contains(" old ") || lock.contains(" trades ")));
    }

    @Test
    void reportsOnlyStrongerLocksOnExistingTables() {
        var statements = runUpgrade("""
                        CREATE TABLE fresh (id integer);
                        ALTER TABLE fresh ADD COLUMN more integer;
                        UPDATE trades SET amount = 2;
                        DELETE FROM trades;
                        LOCK TABLE trades IN EXCLUSIVE MODE;
                        CREATE INDEX idx ON trades (amount);""").transactions().getFirst().statements();
        assertEquals(
                List.of(
                        List.of(),
                        List.of(),
                        List.of("row_exclusive trades none 7 7"),
                        List.of(),
                        List.of("exclusive trades writers 7 7"),
                        List.of()),
                statements.stream().map(MigrationDryRunTest::locks).toList());
    }

    @Test
    void measuresLockUntilEndOfCommit() {
        var transaction = runUpgrade("""
                        SELECT pg_sleep(0.05);
                        LOCK TABLE trades IN SHARE MODE;
                        SELECT pg_sleep(0.1);""").transactions().getFirst();
        long held = transaction.statements().get(1).locks().getFirst().heldMicros();
        assertEquals(
                held,
                transaction.statements().get(1).durationMicros()
                        + transaction.statements().get(2).durationMicros()
                        + transaction.commitMicros());
        assertTrue(held >= 100_000, "" + held);
        assertTrue(transaction.durationMicros() >= held + 50_000, "" + transaction.durationMicros());
    }

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
                + " DO $$ BEGIN CREATE TABLE u (words text); DROP TABLE u; END $$");
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

    private StatementResult runSingle(String up) {
        return runSingle(up, "SELECT 1");
    }

    private StatementResult runSingle(String up, String down) {
        var result = run(up, down);
        assertNull(result.failure());
        return result.transactions().getFirst().statements().getFirst();
    }

    private DryRunResult runUpgrade(String sql) {
        return run(sql, "SELECT 1");
    }

    private DryRunResult run(String up, String down) {
        try (var scratch = scratch()) {
            var dryRun = new MigrationDryRun(configuration, scratch, sampled(scratch, 100));
            dryRun.run(List.of(script("2", up)), List.of(script("2", down)));
            return dryRun.result("1", "2", null);
        }
    }

    private ScratchSchema scratch() {
        return ScratchSchema.at(configuration, new MigrationService(database.flyway()).find(new MigrationTarget("1")));
    }

    private SampledSchema sampled(ScratchSchema scratch, int rows) {
        return new TableSampler(configuration, new SampleSize(OptionalInt.of(rows))).fill(scratch);
    }

    private static MigrationScript script(String version, String text) {
        return new MigrationScript(version, "V" + version + "__made_up.sql", text, List.of());
    }

    private static List<String> locks(StatementResult statement) {
        return statement.locks().stream()
                .map(lock -> "%s %s %s %s %s"
                        .formatted(lock.mode(), lock.table(), lock.blocks(), lock.rows(), lock.liveRows()))
                .toList();
    }
}
