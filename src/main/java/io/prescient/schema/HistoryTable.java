package io.prescient.schema;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/// Flyway's table of the versions that were applied.
@ApplicationScoped
class HistoryTable {
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

    private static final String APPLIED = """
            INSERT INTO %s (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            SELECT coalesce(max(installed_rank), 0) + 1, '%s', '%s', 'SQL', '%s', %d, current_user, 0, true FROM %1$s;
            """;

    @Inject
    Flyway flyway;

    boolean exists() {
        try (var connection = flyway.getConfiguration().getDataSource().getConnection();
                var found = connection.getMetaData().getTables(null, connection.getSchema(), name(), null)) {
            return found.next();
        } catch (SQLException e) {
            throw new SchemaFailure(e.getMessage());
        }
    }

    /// Forgets all that was applied.
    void clear() {
        try (var connection = flyway.getConfiguration().getDataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM " + name());
        } catch (SQLException e) {
            throw new SchemaFailure(e.getMessage());
        }
    }

    String createSql() {
        return CREATE.formatted(name());
    }

    /// What notes that a version was applied.
    String appliedSql(Version version) {
        return APPLIED.formatted(
                name(), version.version(), version.description(), version.script(), version.checksum());
    }

    private String name() {
        return flyway.getConfiguration().getTable();
    }
}
