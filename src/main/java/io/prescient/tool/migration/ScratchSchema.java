package io.prescient.tool.migration;

import io.prescient.persistence.schema.MigrationCallbacks;
import io.prescient.persistence.schema.SchemaException;
import io.prescient.persistence.schema.SchemaVersion;
import io.prescient.persistence.schema.TransactionRunner;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;

/// A temporary schema in the database, isolated from the live schema. It is empty at first and dropped on close.
/// While it is open it holds one connection with an advisory lock. A schema without that lock was abandoned by a
/// killed process, and the next scratch schema drops it.
public final class ScratchSchema implements AutoCloseable {
    static final String PREFIX = "prescient_scratch_";

    private static final String ABANDONED = """
            SELECT nspname FROM pg_namespace
            WHERE nspname ~ '^%s[0-9a-f]{16}$' AND pg_has_role(nspowner, 'USAGE')""".formatted(PREFIX);

    private static final String GRANT =
            "SELECT format('GRANT CREATE ON DATABASE %I TO %I', current_database(), current_user)";

    private static final String NO_PRIVILEGE = "42501";

    private final Configuration configuration;
    private final Connection owner;
    private final String name = PREFIX + HexFormat.of().toHexDigits(new SecureRandom().nextLong());

    /// @throws SchemaException if the role lacks the privilege to create a schema
    public ScratchSchema(Configuration configuration) {
        this.configuration = configuration;
        this.owner = open(configuration.getDataSource());
        try (var statement = owner.createStatement()) {
            removeAbandoned(statement);
            create(statement);
        } catch (SQLException e) {
            release();
            throw failure(e);
        }
    }

    /// A scratch schema at a version.
    public static ScratchSchema at(Configuration configuration, SchemaVersion version) {
        var scratch = new ScratchSchema(configuration);
        try {
            scratch.migrate(version);
            return scratch;
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    public String name() {
        return name;
    }

    /// Upgrades the schema to a version, and keeps its rows as an upgrade of the live schema does.
    public void migrate(SchemaVersion version) {
        try {
            var _ = Flyway.configure()
                    .configuration(configuration)
                    .schemas(name)
                    .defaultSchema(name)
                    .createSchemas(false)
                    .callbacks(MigrationCallbacks.of(configuration, new SearchPathCallback(name)))
                    .target(version.version())
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new SchemaException(e.getMessage());
        }
    }

    /// Runs statements in one transaction in this schema.
    public <T> T run(TransactionRunner.Work<T> work) {
        return new TransactionRunner(configuration.getDataSource()).run(statement -> {
            var _ = statement.execute("SET LOCAL search_path TO " + name);
            return work.run(statement);
        });
    }

    @Override
    public void close() {
        try (var statement = owner.createStatement()) {
            drop(statement, name);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            release();
        }
    }

    private void create(Statement statement) throws SQLException {
        var _ = tryLock(statement, name);
        try {
            var _ = statement.execute("CREATE SCHEMA " + name);
        } catch (SQLException e) {
            throw NO_PRIVILEGE.equals(e.getSQLState())
                    ? new SQLException("The temporary schema could not be created: " + e.getMessage()
                            + ". Grant the privilege with: "
                            + strings(statement, GRANT).getFirst())
                    : e;
        }
    }

    private static void removeAbandoned(Statement statement) throws SQLException {
        for (var abandoned : strings(statement, ABANDONED)) {
            if (tryLock(statement, abandoned)) {
                drop(statement, abandoned);
            }
        }
    }

    private static void drop(Statement statement, String schema) throws SQLException {
        // Another process may have dropped it.
        var _ = statement.execute("DROP SCHEMA IF EXISTS %s CASCADE".formatted(schema));
        var _ = statement.execute("SELECT pg_advisory_unlock(%s)".formatted(key(schema)));
    }

    private static boolean tryLock(Statement statement, String schema) throws SQLException {
        return strings(statement, "SELECT pg_try_advisory_lock(%s)".formatted(key(schema)))
                .getFirst()
                .equals("t");
    }

    private static String key(String schema) {
        return "hashtext('prescient.scratch'), hashtext('%s')".formatted(schema);
    }

    private static List<String> strings(Statement statement, String query) throws SQLException {
        var all = new ArrayList<String>();
        try (var row = statement.executeQuery(query)) {
            while (row.next()) {
                all.add(row.getString(1));
            }
        }
        return all;
    }

    private static Connection open(DataSource dataSource) {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void release() {
        try {
            owner.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static SchemaException failure(SQLException e) {
        return new SchemaException(e.getMessage());
    }
}
