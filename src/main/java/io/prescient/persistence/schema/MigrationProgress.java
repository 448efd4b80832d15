package io.prescient.persistence.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/// Tells from time to time at which statement a version is: on millions of rows one takes minutes.
final class MigrationProgress implements AutoCloseable {
    private static final Duration USUAL = Duration.ofSeconds(10);

    private static final String UNDER_WAY = """
            SELECT extract(epoch FROM clock_timestamp() - xact_start)::bigint,
                left(trim(regexp_replace(regexp_replace(query, '--[^\\n]*', '', 'g'), '\\s+', ' ', 'g')), 80)
            FROM pg_stat_activity WHERE pid = %d AND state = 'active'""";

    private final DataSource database;
    private final String version;
    private final int pid;
    private final CountDownLatch ended = new CountDownLatch(1);

    private MigrationProgress(DataSource database, String version, int pid) {
        this.database = database;
        this.version = version;
        this.pid = pid;
    }

    /// Begins to tell of a version that is about to be run on this connection.
    static MigrationProgress of(DataSource database, Connection migrating, String version, Consumer<String> tells)
            throws SQLException {
        return of(database, migrating, version, USUAL, tells);
    }

    static MigrationProgress of(
            DataSource database, Connection migrating, String version, Duration every, Consumer<String> tells)
            throws SQLException {
        var pulse = new MigrationProgress(database, version, pid(migrating));
        var _ = Thread.ofVirtual().start(() -> pulse.report(every, tells));
        return pulse;
    }

    @Override
    public void close() {
        ended.countDown();
    }

    private void report(Duration every, Consumer<String> tells) {
        try {
            while (!ended.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                currentStatement().filter(_ -> ended.getCount() > 0).ifPresent(tells);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            // Whoever migrates will find that out as well.
            tells.accept("Version " + version + ": " + e.getMessage());
        }
    }

    private Optional<String> currentStatement() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(UNDER_WAY.formatted(pid))) {
            return row.next()
                    ? Optional.of("Version %s, %d s so far: %s…".formatted(version, row.getLong(1), row.getString(2)))
                    : Optional.empty();
        }
    }

    private static int pid(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    /// Tells of each version that Flyway runs.
    static final class FlywayCallback extends BaseCallback {
        private final DataSource database;
        private final Consumer<String> tells;
        private MigrationProgress pulse;

        FlywayCallback(DataSource database, Consumer<String> tells) {
            this.database = database;
            this.tells = tells;
        }

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE
                    || event == Event.AFTER_EACH_MIGRATE
                    || event == Event.AFTER_EACH_MIGRATE_ERROR;
        }

        @Override
        public void handle(Event event, Context context) {
            if (pulse != null) {
                pulse.close();
            }
            if (event == Event.BEFORE_EACH_MIGRATE) {
                begin(context);
            }
        }

        private void begin(Context context) {
            try {
                var version = context.getMigrationInfo().getVersion().getVersion();
                pulse = MigrationProgress.of(database, context.getConnection(), version, tells);
            } catch (SQLException e) {
                throw new SchemaException(e.getMessage());
            }
        }
    }
}
