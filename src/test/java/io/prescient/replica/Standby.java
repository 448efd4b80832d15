package io.prescient.replica;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/// A hot standby of the test's server: a copy of its files that follows by streaming replication.
final class Standby implements AutoCloseable {
    /// Files of the running server, and files that are replicated.
    private static final Set<String> EXCLUDED = Set.of("postmaster.pid", "postmaster.opts", "pg_wal", "pg_replslot");

    private static final Path EMBEDDED = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final String primary = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    private final Path data = EMBEDDED.resolve("test-" + UUID.randomUUID());
    private EmbeddedPostgres server;

    Standby() throws IOException, SQLException {
        try (var connection = connect(primary)) {
            var original = Path.of(query(connection, "SHOW data_directory"));
            assumeTrue(original.startsWith(EMBEDDED), "only the files of an embedded server can be copied");
            copy(original, connection);
        }
        server = start(0);
    }

    /// For PRESCIENT_STANDBY_URL; user and password are those of the primary.
    String url(String database) {
        return "postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    /// Stops the replay of changes.
    void pause() throws SQLException {
        run("SELECT pg_wal_replay_pause()");
        await("SELECT pg_get_wal_replay_pause_state() = 'paused'");
    }

    void resume() throws SQLException {
        run("SELECT pg_wal_replay_resume()");
    }

    /// Waits until all commits of the primary are replayed.
    void catchUp() throws SQLException {
        try (var connection = connect(primary)) {
            await("SELECT pg_last_wal_replay_lsn() >= '%s'"
                    .formatted(query(connection, "SELECT pg_current_wal_insert_lsn()")));
        }
    }

    void stop() throws IOException {
        server.close();
    }

    void restart() throws IOException {
        server = start(server.getPort());
    }

    @Override
    public void close() throws IOException {
        stop();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void copy(Path original, Connection connection) throws IOException, SQLException {
        query(connection, "SELECT pg_backup_start('standby', true)");
        copyFiles(original);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(data.resolve("pg_wal"));
        Files.createDirectories(data.resolve("pg_replslot"));
        Files.writeString(
                data.resolve("backup_label"), query(connection, "SELECT labelfile FROM pg_backup_stop(false)"), UTF_8);
        var address = URI.create(primary.substring("jdbc:".length()));
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=%s port=%d user=postgres'".formatted(address.getHost(), address.getPort()),
                StandardOpenOption.APPEND);
        Files.createFile(data.resolve("standby.signal"));
    }

    /// Skips files that disappear during the copy: the log contains their changes.
    private void copyFiles(Path original) throws IOException {
        Files.walkFileTree(original, new Copy(original, data));
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setPGStartupWait(TIMEOUT)
                .start();
    }

    private void run(String sql) throws SQLException {
        try (var connection = connect(server.getJdbcUrl("postgres", "postgres"))) {
            query(connection, sql);
        }
    }

    private void await(String condition) throws SQLException {
        try (var connection = connect(server.getJdbcUrl("postgres", "postgres"))) {
            for (var deadline = Instant.now().plus(TIMEOUT); !"t".equals(query(connection, condition)); ) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError("Timed out waiting for the standby: " + condition);
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "postgres", "");
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// Copies a folder except the excluded files.
    private static final class Copy extends SimpleFileVisitor<Path> {
        private final Path original;
        private final Path copy;

        Copy(Path original, Path copy) {
            this.original = original;
            this.copy = copy;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (EXCLUDED.contains(folder.getFileName().toString())) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(copy.resolve(original.relativize(folder)));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!EXCLUDED.contains(file.getFileName().toString())) {
                try {
                    Files.copy(file, copy.resolve(original.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                } catch (NoSuchFileException _) {
                    return FileVisitResult.CONTINUE;
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
