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
import org.jspecify.annotations.Nullable;

/// Reports periodically which statement of a version is running: with millions of rows one can take minutes.
final class MigrationProgress implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final String RUNNING_STATEMENT = """
            SELECT extract(epoch FROM clock_timestamp() - xact_start)::bigint,
                left(trim(regexp_replace(regexp_replace(query, '--[^\\n]*', '', 'g'), '\\s+', ' ', 'g')), 80)
            FROM pg_stat_activity WHERE pid = %d AND state = 'active'""";

    private final DataSource dataSource;
    private final String version;
    private final int pid;
    private final CountDownLatch closed = new CountDownLatch(1);

    private MigrationProgress(DataSource dataSource, String version, int pid) {
        this.dataSource = dataSource;
        this.version = version;
        this.pid = pid;
    }

    /// Starts the reports for a version that is about to run on this connection.
    static MigrationProgress of(DataSource dataSource, Connection migrating, String version, Consumer<String> listener)
            throws SQLException {
        return of(dataSource, migrating, version, INTERVAL, listener);
    }

    static MigrationProgress of(
            DataSource dataSource, Connection migrating, String version, Duration interval, Consumer<String> listener)
            throws SQLException {
        var progress = new MigrationProgress(dataSource, version, pid(migrating));
        var _ = Thread.ofVirtual().start(() -> progress.report(interval, listener));
        return progress;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void report(Duration interval, Consumer<String> listener) {
        try {
            while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                currentStatement().filter(_ -> closed.getCount() > 0).ifPresent(listener);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            // The migration itself fails with the same error.
            listener.accept("Version " + version + ": " + e.getMessage());
        }
    }

    private Optional<String> currentStatement() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(RUNNING_STATEMENT.formatted(pid))) {
            return row.next()
                    ? Optional.of(
                            "Version %s, running for %d s: %s…".formatted(version, row.getLong(1), row.getString(2)))
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

    /// Reports the progress of each version that Flyway runs.
    static final class FlywayCallback extends BaseCallback {
        private final DataSource dataSource;
        private final Consumer<String> listener;
        private @Nullable MigrationProgress progress;

        FlywayCallback(DataSource dataSource, Consumer<String> listener) {
            this.dataSource = dataSource;
            this.listener = listener;
        }

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE
                    || event == Event.AFTER_EACH_MIGRATE
                    || event == Event.AFTER_EACH_MIGRATE_ERROR;
        }

        @Override
        public void handle(Event event, Context context) {
            if (progress != null) {
                progress.close();
            }
            if (event == Event.BEFORE_EACH_MIGRATE) {
                start(context);
            }
        }

        private void start(Context context) {
            try {
                var version = context.getMigrationInfo().getVersion().getVersion();
                progress = MigrationProgress.of(dataSource, context.getConnection(), version, listener);
            } catch (SQLException e) {
                throw new SchemaException(e.getMessage());
            }
        }
    }
}
