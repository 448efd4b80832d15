package io.prescient.tool.schemadiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.migration.ScratchDatabase;
import io.prescient.persistence.schema.SchemaCatalog;
import io.prescient.persistence.schema.TransactionRunner;
import io.prescient.persistence.schema.UpgradeListener;
import io.prescient.tool.migration.MigrationService;
import io.prescient.tool.migration.MigrationTarget;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The differences of a whole database.
@QuarkusTest
@TestProfile(CommandProfile.class)
class SchemaCheckTest {
    /// Statements that create objects again as a dump does.
    private static final String RESTORE = """
            SELECT format('ALTER TABLE %I DROP CONSTRAINT %I, ADD CONSTRAINT %2$I %s',
                relname, conname, pg_get_constraintdef(c.oid))
            FROM pg_constraint c JOIN pg_class t ON t.oid = conrelid
            WHERE connamespace = 'public'::regnamespace AND contype = 'c' AND NOT relispartition
            UNION ALL SELECT format('CREATE OR REPLACE VIEW %I AS %s', relname, pg_get_viewdef(oid))
            FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'
            UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT %s', adrelid::regclass, attname,
                pg_get_expr(adbin, adrelid))
            FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum JOIN pg_class t ON t.oid = adrelid
            WHERE relnamespace = 'public'::regnamespace AND attgenerated = '' AND NOT relispartition
            UNION ALL SELECT format('DROP INDEX %I; %s', relname, pg_get_indexdef(oid))
            FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('i', 'I') AND NOT relispartition
                AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = pg_class.oid)""";

    private final ScratchDatabase database = ScratchDatabase.newest();
    private final MigrationService migrations = new MigrationService(database.flyway());

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void freshDatabaseMatchesMigrationsAndEntities() {
        assertEquals("", lines());
    }

    @Test
    void restoredDumpHasNoDifferences() throws SQLException {
        var before = catalogText();
        for (var statement : database.rows(RESTORE)) {
            database.run(statement);
        }
        assertNotEquals(before, catalogText(), "PostgreSQL prints some definitions differently");
        assertEquals("", lines());
    }

    @Test
    void adoptedDatabaseHasNoDifferences() throws SQLException, IOException {
        try (var adopted = new ScratchDatabase()) {
            adopted.runResource("/db/migration/V1__baseline.sql");
            adopted.runResource("/db/v1_filled.sql");
            adopted.run("CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)");
            var migrations = new MigrationService(adopted.flyway());
            assertTrue(migrations.upgrade(MigrationTarget.HEAD).adopted().endsWith("ignored tables: alembic_version"));
            assertEquals("", lines(migrations));
        }
    }

    @Test
    void comparesOutdatedDatabaseWithItsVersion() throws SQLException {
        try (var behind = new ScratchDatabase()) {
            var migrations = new MigrationService(behind.flyway());
            var _ = migrations.upgrade(new MigrationTarget("9"), false, UpgradeListener.NONE);
            behind.run("ALTER TABLE trades ADD COLUMN fee integer");
            assertEquals("""
                    the database is at version 9, pending 10 to %s
                    column trades.fee is in the database and missing in the migrations: integer""".formatted(migrations.versions().head().version()), lines(migrations));
        }
    }

    @Test
    void doesNotCompareEmptyDatabase() {
        try (var empty = new ScratchDatabase()) {
            assertEquals(
                    "the database is at no version, pending 1 to "
                            + migrations.versions().head().version(),
                    lines(new MigrationService(empty.flyway())));
        }
    }

    @Test
    void reportsForeignVersions() throws SQLException {
        database.run("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '2'");
        assertEquals("version 2 is changed, see db history", lines());
        database.run("UPDATE flyway_schema_history SET checksum = checksum, version = '99' WHERE version = '"
                + migrations.versions().head().version() + "'");
        assertEquals(
                List.of("2 changed", "99 unknown"),
                differences(migrations).stream()
                        .filter(difference -> !difference.object().equals(SchemaDifference.SCHEMA))
                        .map(difference -> difference.object() + " " + difference.actual())
                        .toList());
    }

    @Test
    void doesNotChangeLiveSchema() throws SQLException {
        database.run("ALTER TABLE trades ADD COLUMN fee integer; DROP INDEX idx_portfolios_status;"
                + " ALTER TABLE market_snapshots DROP CONSTRAINT ck_market_snapshots_source,"
                + " ADD CONSTRAINT ck_market_snapshots_source CHECK (source = 'api')");
        var before = database.rows("SELECT xmin, oid, relname FROM pg_class UNION ALL SELECT xmin, oid, conname"
                + " FROM pg_constraint ORDER BY 2");
        assertEquals(3, differences(migrations).size());
        assertEquals(
                before,
                database.rows("SELECT xmin, oid, relname FROM pg_class UNION ALL SELECT xmin, oid, conname"
                        + " FROM pg_constraint ORDER BY 2"));
    }

    private String catalogText() {
        return new TransactionRunner(database.flyway().getConfiguration().getDataSource())
                .run(statement -> SchemaCatalog.read(statement, Set.of()).toString());
    }

    private String lines() {
        return lines(migrations);
    }

    private static String lines(MigrationService of) {
        return String.join(
                "\n", differences(of).stream().map(SchemaDifference::line).toList());
    }

    private static List<SchemaDifference> differences(MigrationService of) {
        return new SchemaCheck(of).differences();
    }
}
