package io.prescient.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.persistence.schema.SchemaException;
import io.prescient.persistence.schema.UpgradeListener;
import io.prescient.persistence.schema.UpgradeResult;
import io.prescient.tool.migration.MigrationService;
import io.prescient.tool.migration.MigrationTarget;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A database without a history is recognised by its exact tables, or rejected.
@DatabaseTest
class LegacyImportTest {
    private static final String TABLES =
            "SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'";
    private static final String STATES =
            "SELECT string_agg(type, ' ' ORDER BY installed_rank) FROM flyway_schema_history WHERE version IN ('1', '2')";

    private ScratchDatabase database;

    @BeforeEach
    void create() throws SQLException, IOException {
        database = new ScratchDatabase();
        database.runResource("/db/migration/V1__baseline.sql");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void adoptsReplacedSystemWithItsRows() throws SQLException, IOException {
        database.runResource("/db/v1_filled.sql");
        var upgrade = upgrade(migrations());
        assertEquals("Recognised a database of the replaced system, adopting it at version 1", upgrade.adopted());
        assertEquals("2", upgrade.applied().getFirst().version());
        assertEquals(List.of("BASELINE SQL"), database.rows(STATES));
        assertEquals(List.of("3"), database.rows("SELECT count(*) FROM portfolios"));
        assertNull(upgrade(migrations()).adopted());
    }

    @Test
    void keepsAlembicVersionTable() throws SQLException {
        database.run("CREATE TABLE alembic_version (version_num varchar(32) NOT NULL);"
                + " INSERT INTO alembic_version VALUES ('4a1b')");
        assertTrue(upgrade(migrations()).adopted().endsWith("; ignored tables: alembic_version"));
        assertEquals(List.of("4a1b"), database.rows("SELECT * FROM alembic_version"));
    }

    @Test
    void createsEmptyDatabaseWithoutAdoption() {
        try (var empty = new ScratchDatabase()) {
            var upgrade = upgrade(new MigrationService(empty.flyway()));
            assertNull(upgrade.adopted());
            assertEquals("1", upgrade.applied().getFirst().version());
        }
    }

    @Test
    void createsMissingIndexes() throws SQLException {
        database.run("DROP INDEX idx_trades_portfolio_id, idx_portfolio_positions_portfolio_market");
        assertTrue(migrations()
                .upgrade(new MigrationTarget("1"), false, UpgradeListener.NONE)
                .applied()
                .isEmpty());
        assertEquals(
                List.of("2"),
                database.rows("SELECT count(*) FROM pg_indexes WHERE indexname IN ('idx_trades_portfolio_id',"
                        + " 'idx_portfolio_positions_portfolio_market')"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DROP TABLE events | events is missing",
                "ALTER TABLE trades DROP COLUMN reason | trades.reason is missing",
                "ALTER TABLE trades ADD COLUMN fee numeric | trades.fee is unknown",
                "ALTER TABLE trades ALTER COLUMN amount TYPE float8 | trades.amount is double precision instead of numeric(15,2)",
                "ALTER TABLE trades ALTER COLUMN portfolio_id DROP NOT NULL | trades.portfolio_id may be null",
                "ALTER TABLE trades ALTER COLUMN amount SET NOT NULL | trades.amount is NOT NULL",
                "ALTER TABLE trades ALTER COLUMN id DROP DEFAULT | trades.id does not have the default nextval('trades_id_seq'::regclass)",
                "ALTER TABLE portfolios DROP CONSTRAINT portfolios_name_key | portfolios has no UNIQUE (name)",
                "ALTER TABLE trades ADD CONSTRAINT uq_trades_portfolio_trade UNIQUE (portfolio_id, trade_id) | constraint trades.uq_trades_portfolio_trade is unknown: UNIQUE (portfolio_id, trade_id)",
                "ALTER TABLE trades ADD CONSTRAINT ck_own CHECK (amount > 0) | constraint trades.ck_own is unknown: CHECK (amount > 0::numeric)",
                "ALTER TABLE trades ADD CONSTRAINT fk_own FOREIGN KEY (market_id) REFERENCES markets | constraint trades.fk_own is unknown: FOREIGN KEY (market_id) REFERENCES markets(market_id)",
                "ALTER TABLE trades RENAME CONSTRAINT trades_pkey TO pk_trades | constraint trades.pk_trades is unknown: PRIMARY KEY (id)",
                "CREATE UNIQUE INDEX own ON trades (trade_id) | index own is unknown: CREATE UNIQUE INDEX own ON trades USING btree (trade_id)",
                "CREATE TRIGGER own BEFORE UPDATE ON trades EXECUTE FUNCTION suppress_redundant_updates_trigger() | trigger trades.own is unknown: CREATE TRIGGER own BEFORE UPDATE ON trades FOR EACH STATEMENT EXECUTE FUNCTION suppress_redundant_updates_trigger()",
                "CREATE TABLE bots (id int) | bots is unknown",
                "CREATE VIEW rich AS SELECT * FROM portfolios | rich is unknown"
            })
    void rejectsOtherTablesWithoutChange(String change, String difference) throws SQLException {
        database.run(change);
        var before = database.rows(TABLES);
        var failure = assertThrows(SchemaException.class, () -> upgrade(migrations()));
        assertTrue(failure.getMessage().contains(": " + difference + ". Nothing"), failure.getMessage());
        assertEquals(before, database.rows(TABLES));
    }

    @Test
    void acceptsMissingForeignKey() throws SQLException {
        database.run("ALTER TABLE trades DROP CONSTRAINT trades_portfolio_id_fkey");
        assertTrue(migrations().migrator().adopt().isPresent());
    }

    @Test
    void listsFirstTenDifferences() throws SQLException {
        database.run("DROP TABLE markets, events, trades; CREATE TABLE a (i int); CREATE TABLE b (i int, c int)");
        database.run("ALTER TABLE portfolios DROP COLUMN description, DROP COLUMN status, DROP COLUMN created_at,"
                + " DROP COLUMN last_updated, DROP COLUMN max_drawdown, DROP COLUMN last_trade_at");
        var failure = assertThrows(SchemaException.class, () -> upgrade(migrations()));
        assertTrue(failure.getMessage().contains("; and 1 more. "), failure.getMessage());
    }

    @Test
    void printsCompleteUpgradeScript() throws SQLException, IOException {
        database.runResource("/db/v1_filled.sql");
        var sql = migrations().upgradeSql(MigrationTarget.HEAD);
        database.run(sql);
        assertEquals(List.of("BASELINE SQL"), database.rows(STATES));
        assertTrue(upgrade(migrations()).applied().isEmpty());
    }

    @Test
    void adoptsOnceUnderConcurrency() throws Exception {
        database.runResource("/db/v1_filled.sql");
        var barrier = new CyclicBarrier(4);
        var adopts = Collections.nCopies(4, (Callable<Optional<String>>) () -> {
            var migrator = migrations().migrator();
            barrier.await();
            return migrator.adopt();
        });
        var adopted = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var each : threads.invokeAll(adopts)) {
                each.get().ifPresent(adopted::add);
            }
        }
        assertEquals(1, adopted.size());
        assertEquals(List.of("1"), database.rows("SELECT count(*) FROM flyway_schema_history"));
    }

    private static UpgradeResult upgrade(MigrationService migrations) {
        return migrations.upgrade(MigrationTarget.HEAD);
    }

    private MigrationService migrations() {
        return new MigrationService(database.flyway());
    }
}
