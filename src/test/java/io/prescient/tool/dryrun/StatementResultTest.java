package io.prescient.tool.dryrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The locks and rows of statements whose effects are known.
class StatementResultTest extends DryRunTestBase {
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
                statements.stream().map(DryRunTestBase::locks).toList());
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
}
