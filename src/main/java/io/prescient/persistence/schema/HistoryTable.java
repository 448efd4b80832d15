package io.prescient.persistence.schema;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;

/// The SQL of Flyway's history table, which lists the versions of a database.
public final class HistoryTable {
    private static final String CREATE = """
            CREATE TABLE %1$s (
                installed_rank integer NOT NULL,
                version varchar(50),
                description varchar(200) NOT NULL,
                type varchar(20) NOT NULL,
                script varchar(1000) NOT NULL,
                checksum integer,
                installed_by varchar(100) NOT NULL,
                installed_on timestamp NOT NULL DEFAULT now(),
                execution_time integer NOT NULL,
                success boolean NOT NULL,
                CONSTRAINT %1$s_pk PRIMARY KEY (installed_rank)
            );
            CREATE INDEX %1$s_s_idx ON %1$s (success);
            """;

    private static final String INSERT = """
            INSERT INTO %s (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            SELECT coalesce(max(installed_rank), 0) + 1, '%s', '%s', 'SQL', '%s', %d, current_user, 0, true FROM %1$s;
            """;

    private static final String STAMP = """
            DELETE FROM %1$s WHERE version IN (NULL%2$s);
            INSERT INTO %1$s (installed_rank, version, description, type, script, installed_by, execution_time, success)
            SELECT coalesce(max(installed_rank), 0) + 1, '%3$s', 'stamped', 'BASELINE', 'stamped', current_user, 0, true
            FROM %1$s HAVING count(*) FILTER (WHERE version = '%3$s') = 0;
            """;

    /// A row of type DELETE cancels the earlier rows of its version.
    private static final String VERSIONS = """
            SELECT version, description, type = 'BASELINE' FROM %1$s h
            WHERE success AND version IS NOT NULL AND type <> 'DELETE' AND NOT EXISTS (
                SELECT FROM %1$s d
                WHERE d.type = 'DELETE' AND d.version = h.version AND d.installed_rank > h.installed_rank)""";

    private static final String REQUIRE_VERSION = """
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM %s WHERE version = '%s' AND success) THEN
                    RAISE EXCEPTION 'The database is not at version %2$s';
                END IF;
            END $$;
            """;

    private final Configuration configuration;

    HistoryTable(Configuration configuration) {
        this.configuration = configuration;
    }

    public boolean exists(Statement statement) throws SQLException {
        return SchemaCatalog.hasTable(name(), statement);
    }

    /// The versions of the database; none if the table does not exist.
    SchemaState readState(Statement statement) throws SQLException {
        var state = new SchemaState(new TreeMap<>(), new TreeSet<>());
        if (exists(statement)) {
            try (var row = statement.executeQuery(VERSIONS.formatted(name()))) {
                while (row.next()) {
                    state.add(MigrationVersion.fromVersion(row.getString(1)), row.getString(2), row.getBoolean(3));
                }
            }
        }
        return state;
    }

    public String createSql() {
        return CREATE.formatted(name());
    }

    /// Records that a version was applied.
    public String appliedSql(SchemaVersion version) {
        return INSERT.formatted(name(), version.version(), version.description(), version.script(), version.checksum());
    }

    /// Fails unless the database has a version, so that a script stops after a version that failed.
    public String requireVersionSql(SchemaVersion version) {
        return REQUIRE_VERSION.formatted(name(), version.version());
    }

    /// Records that the database is at a version, whatever its version was before.
    ///
    /// @param later the versions after it
    public String stampSql(String version, List<SchemaVersion> later) {
        return STAMP.formatted(
                name(),
                later.stream().map(each -> ", '" + each.version() + "'").collect(Collectors.joining()),
                version);
    }

    /// Creates the table with one stamped version.
    public String baselineSql(String version) {
        return createSql() + stampSql(version, List.of());
    }

    private String name() {
        return configuration.getTable();
    }
}
