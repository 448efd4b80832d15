package io.prescient.tool.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.migration.DatabaseTest;
import io.prescient.migration.ScratchDatabase;
import io.prescient.persistence.schema.SchemaException;
import io.prescient.persistence.schema.SchemaVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.jdbc.DriverDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DatabaseTest
class ScratchSchemaTest {
    private static final String COUNT =
            "SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace";
    private static final String SCHEMAS =
            "SELECT nspname FROM pg_namespace WHERE nspname LIKE '" + ScratchSchema.PREFIX + "%' ORDER BY 1";

    private final ScratchDatabase database = new ScratchDatabase();
    private final Configuration configuration = database.flyway().getConfiguration();
    private final MigrationService migrations = new MigrationService(database.flyway());

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void migratesWithoutTouchingLiveSchema() throws SQLException {
        var _ = migrations.upgrade(MigrationTarget.HEAD);
        var before = database.rows(COUNT);
        try (var scratch = ScratchSchema.at(configuration, migrations.versions().head())) {
            assertEquals(before.getFirst(), scratch.run(statement -> first(statement, COUNT)));
            assertEquals(List.of(scratch.name()), database.rows(SCHEMAS));
        }
        assertEquals(before, database.rows(COUNT));
        assertEquals(List.of(), database.rows(SCHEMAS));
    }

    @Test
    void isIsolatedFromLiveSchema() throws SQLException {
        database.run("CREATE TABLE only_here (id integer)");
        try (var scratch = ScratchSchema.at(configuration, migrations.find(new MigrationTarget("1")))) {
            var failure = assertThrows(
                    SchemaException.class, () -> scratch.run(each -> each.execute("DROP TABLE only_here")));
            assertTrue(failure.getMessage().contains("does not exist"), failure.getMessage());
            scratch.migrate(migrations.find(new MigrationTarget("3")));
            assertEquals("0", scratch.run(statement -> first(statement, "SELECT count(*) FROM quarantine")));
        }
        assertEquals(List.of(), database.rows("SELECT * FROM only_here"));
    }

    @Test
    void removesOnlyAbandonedSchemas() throws SQLException {
        database.run("CREATE SCHEMA prescient_scratch_0123456789abcdef"
                + " CREATE TABLE in_it (id integer); CREATE SCHEMA prescient_scratch_mine");
        try (var one = new ScratchSchema(configuration);
                var other = new ScratchSchema(configuration)) {
            assertEquals(
                    List.of("prescient_scratch_mine", one.name(), other.name()).stream()
                            .sorted()
                            .toList(),
                    database.rows(SCHEMAS));
        }
        assertEquals(List.of("prescient_scratch_mine"), database.rows(SCHEMAS));
    }

    @Test
    void isDroppedAfterFailure(@TempDir Path scripts) throws SQLException, IOException {
        Files.writeString(
                scripts.resolve("V1__broken.sql"), "CREATE TABLE whole (id integer);\nSELECT nothing_such();");
        var broken = Flyway.configure().configuration(configuration).locations("filesystem:" + scripts);
        var first = new SchemaVersion("1", "broken", "V1__broken.sql", SchemaVersion.State.pending, null, 0);
        var failure = assertThrows(SchemaException.class, () -> ScratchSchema.at(broken, first));
        assertTrue(failure.getMessage().contains("nothing_such"), failure.getMessage());
        assertEquals(List.of(), database.rows(SCHEMAS));
    }

    @Test
    void namesMissingPrivilege() throws SQLException {
        var role = "reader_" + UUID.randomUUID().toString().replace("-", "");
        database.run("CREATE ROLE " + role + " LOGIN");
        try {
            var url = ((DriverDataSource) configuration.getDataSource()).getUrl();
            var reader = Flyway.configure().configuration(configuration).dataSource(url, role, "");
            var failure = assertThrows(SchemaException.class, () -> new ScratchSchema(reader));
            assertTrue(failure.getMessage().contains("GRANT CREATE ON DATABASE "), failure.getMessage());
            assertTrue(failure.getMessage().endsWith(" TO " + role), failure.getMessage());
        } finally {
            database.run("DROP ROLE " + role);
        }
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (var row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
