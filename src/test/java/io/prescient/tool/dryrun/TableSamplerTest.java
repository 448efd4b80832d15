package io.prescient.tool.dryrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.migration.DatabaseTest;
import io.prescient.migration.ScratchDatabase;
import io.prescient.persistence.schema.SchemaException;
import io.prescient.tool.migration.MigrationService;
import io.prescient.tool.migration.ScratchSchema;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.api.configuration.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a scratch schema is filled with.
@DatabaseTest
class TableSamplerTest {
    private static final String TABLES = """
            SELECT relname FROM pg_class
            WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                AND relname <> 'flyway_schema_history' ORDER BY 1""";

    private final ScratchDatabase database = ScratchDatabase.at("latest", "/db/newest_filled.sql");
    private final Configuration configuration = database.flyway().getConfiguration();
    private final MigrationService migrations = new MigrationService(database.flyway());

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void copiesEveryRow() throws SQLException {
        try (var scratch = fillScratch("all")) {
            for (var table : database.rows(TABLES)) {
                var content = "SELECT to_jsonb(t)::text FROM %s t ORDER BY 1".formatted(table);
                assertEquals(database.rows(content), rows(scratch, content), table);
            }
            assertEquals(database.rows(TABLES), rows(scratch, TABLES));
        }
    }

    @Test
    void continuesSequences() throws SQLException {
        database.run("SELECT setval('trades_id_seq', 12345); SELECT setval('portfolios_portfolio_id_seq', 77)");
        try (var scratch = fillScratch("1")) {
            assertEquals(
                    List.of("12395|78"),
                    rows(scratch, "SELECT nextval('trades_id_seq') || '|' || nextval('portfolios_portfolio_id_seq')"));
        }
        assertEquals(List.of("12395"), database.rows("SELECT nextval('trades_id_seq')"));
    }

    @Test
    void copiesNewestRowsWithTheirParents() throws SQLException {
        database.run("""
                INSERT INTO trading_signals (id, portfolio_id, strategy_type, timestamp, market_id, action, amount)
                VALUES (2000, 11, 'x', now(), 'm10', 'buy_no', 5)""");
        try (var scratch = fillScratch("1")) {
            assertEquals(List.of("11"), rows(scratch, "SELECT portfolio_id FROM portfolios"));
            assertEquals(List.of("2000"), rows(scratch, "SELECT id FROM trading_signals"));
            assertEquals(List.of("11"), rows(scratch, "SELECT portfolio_id FROM journal_entries"));
            assertEquals(List.of("0"), rows(scratch, "SELECT count(*) FROM portfolio_positions"));
            assertEquals(
                    List.of("2025-02-01 00:00:00"),
                    rows(scratch, "SELECT timestamp AT TIME ZONE 'UTC' FROM market_snapshots"));
        }
        try (var scratch = fillScratch("2")) {
            assertEquals(List.of("1003", "1004"), rows(scratch, "SELECT id FROM trades ORDER BY id"));
            assertEquals(List.of("1003", "1004"), rows(scratch, "SELECT id FROM portfolio_positions ORDER BY id"));
        }
    }

    @Test
    void reportsSampledAndLiveRows() throws SQLException {
        database.run("ANALYZE trades");
        try (var scratch = ScratchSchema.at(configuration, migrations.versions().head())) {
            var counts = new TableSampler(configuration, SampleSize.of("2"))
                    .fill(scratch).tables().stream()
                            .collect(Collectors.toMap(
                                    SampledTable::table, each -> each.rows() + " of " + each.liveRows()));
            assertEquals("1 of 1", counts.get("events"));
            assertEquals("2 of 4", counts.get("trades"));
            assertEquals("2 of null", counts.get("markets"));
        }
    }

    /// Only the lock of a SELECT is compatible with EXCLUSIVE.
    @Test
    void doesNotBlockWriters() throws SQLException {
        database.run("""
                DO $$ BEGIN
                    EXECUTE format('ALTER DATABASE %I SET lock_timeout = %L', current_database(), '3s');
                END $$""");
        try (var writer = configuration.getDataSource().getConnection()) {
            writer.setAutoCommit(false);
            try (var statement = writer.createStatement()) {
                for (var table : database.rows(TABLES)) {
                    var _ = statement.execute("LOCK TABLE %s IN EXCLUSIVE MODE".formatted(table));
                }
                try (var scratch = fillScratch("all")) {
                    assertEquals(List.of("4"), rows(scratch, "SELECT count(*) FROM trades"));
                }
            } finally {
                writer.rollback();
            }
        }
    }

    @Test
    void firesNoTriggers() throws SQLException {
        var trigger = """
                CREATE FUNCTION %1$s.reject() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'fired'; END $$;
                CREATE TRIGGER reject BEFORE INSERT ON %1$s.markets FOR EACH ROW EXECUTE FUNCTION %1$s.reject()""";
        try (var scratch = ScratchSchema.at(configuration, migrations.versions().head())) {
            database.run(trigger.formatted(scratch.name()));
            var _ = new TableSampler(configuration, SampleSize.of("all")).fill(scratch);
            assertEquals(List.of("4"), rows(scratch, "SELECT count(*) FROM markets"));
            var failure = assertThrows(
                    SchemaException.class,
                    () -> scratch.run(each -> each.execute("INSERT INTO markets (market_id) VALUES ('new')")));
            assertTrue(failure.getMessage().contains("fired"), failure.getMessage());
        }
    }

    @Test
    void quotesPartitionNames() throws SQLException {
        database.run("CREATE TABLE \"it's mine\" PARTITION OF market_snapshots"
                + " FOR VALUES FROM ('2099-01-01 00:00:00+00') TO ('2099-02-01 00:00:00+00');"
                + " INSERT INTO market_snapshots (market_id, timestamp, yes_price) VALUES ('m10', '2099-01-02', 0.5)");
        try (var scratch = fillScratch("all")) {
            assertEquals(List.of("1"), rows(scratch, "SELECT count(*) FROM \"it's mine\""));
        }
    }

    @Test
    void rejectsCyclicForeignKeys() {
        try (var scratch = new ScratchSchema(configuration)) {
            var _ = scratch.run(each -> each.execute("""
                    CREATE TABLE a (id integer PRIMARY KEY); CREATE TABLE b (id integer PRIMARY KEY REFERENCES a);
                    ALTER TABLE a ADD FOREIGN KEY (id) REFERENCES b"""));
            var failure = assertThrows(
                    SchemaException.class, () -> new TableSampler(configuration, SampleSize.of("1")).fill(scratch));
            assertTrue(failure.getMessage().contains("cycle"), failure.getMessage());
        }
    }

    private ScratchSchema fillScratch(String size) {
        var scratch = ScratchSchema.at(configuration, migrations.versions().head());
        var _ = new TableSampler(configuration, SampleSize.of(size)).fill(scratch);
        return scratch;
    }

    private static List<String> rows(ScratchSchema scratch, String query) {
        return scratch.run((Statement statement) -> {
            var rows = new ArrayList<String>();
            var _ = statement.execute("SET LOCAL TIME ZONE 'America/New_York'");
            try (var row = statement.executeQuery(query)) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
            return rows;
        });
    }
}
