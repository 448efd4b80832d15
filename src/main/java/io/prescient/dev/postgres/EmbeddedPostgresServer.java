package io.prescient.dev.postgres;

import io.prescient.persistence.EmbeddedDatabase;
import io.quarkus.runtime.LaunchMode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One PostgreSQL server per launch mode and JVM, across class loaders.
public final class EmbeddedPostgresServer implements EmbeddedDatabase {
    /// Prefix of the system properties that hold the ports. Also the lock: a string constant is one object in all class
    /// loaders.
    private static final String PORT_PROPERTY = "io.prescient.dev.postgres.port.";

    @Override
    public Map<String, String> environment(LaunchMode mode) {
        String port = String.valueOf(port(mode));
        return Map.of("PGHOST", "127.0.0.1", "PGPORT", port, "PGUSER", "postgres", "PGDATABASE", "postgres");
    }

    private static int port(LaunchMode mode) {
        String key = PORT_PROPERTY + mode;
        synchronized (PORT_PROPERTY) {
            @Nullable Integer known = Integer.getInteger(key);
            int port = known != null ? known : start(mode);
            System.setProperty(key, String.valueOf(port));
            return port;
        }
    }

    private static int start(LaunchMode mode) {
        try {
            return mode == LaunchMode.TEST ? startForTests() : startForDevelopment();
        } catch (IOException | RuntimeException failure) {
            String log = mode == LaunchMode.TEST ? "" : "; see .dev/postgres.log";
            throw new IllegalStateException(
                    "The embedded PostgreSQL did not start: " + failure + log
                            + ". Set PGHOST or QUARKUS_DATASOURCE_REACTIVE_URL to use another server.",
                    failure);
        }
    }

    private static int startForDevelopment() throws IOException {
        DevServer server = new DevServer(Path.of(".dev"));
        int port = server.attach();
        Runtime.getRuntime().addShutdownHook(new Thread(server::detach, "Stop the development PostgreSQL"));
        return port;
    }

    /// The data is deleted at the end of the JVM, or, if that was killed, by the library at a later start.
    private static int startForTests() throws IOException {
        Path data = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg", "test-" + UUID.randomUUID());
        return builder(data)
                .setCleanDataDirectory(true)
                .setServerConfig("full_page_writes", "off")
                .start()
                .getPort();
    }

    /// The settings of both modes. The library adds fsync=off, a free port and a user "postgres" without a password.
    /// The
    /// builtin locale sorts the same on every machine.
    static EmbeddedPostgres.Builder builder(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setPGStartupWait(Duration.ofSeconds(30));
    }
}
