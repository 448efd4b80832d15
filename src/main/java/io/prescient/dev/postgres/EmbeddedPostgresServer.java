package io.prescient.dev.postgres;

import io.prescient.persistence.EmbeddedDatabase;
import io.quarkus.runtime.LaunchMode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/// One PostgreSQL per mode and JVM, whichever class loader asks for it.
public final class EmbeddedPostgresServer implements EmbeddedDatabase {
    /// Names the system properties that hold the ports. As a constant it is one object in all class loaders, and so
    /// the lock, too.
    private static final String PORT_PROPERTY = "io.prescient.dev.postgres.port.";

    @Override
    public Map<String, String> environment(LaunchMode mode) {
        String port = String.valueOf(port(mode));
        return Map.of("PGHOST", "127.0.0.1", "PGPORT", port, "PGUSER", "postgres", "PGDATABASE", "postgres");
    }

    private static int port(LaunchMode mode) {
        String key = PORT_PROPERTY + mode;
        synchronized (PORT_PROPERTY) {
            Integer known = Integer.getInteger(key);
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
                            + ". To use another, set PGHOST or QUARKUS_DATASOURCE_REACTIVE_URL.",
                    failure);
        }
    }

    private static int startForDevelopment() throws IOException {
        DevServer server = new DevServer(Path.of(".dev"));
        int port = server.attach();
        Runtime.getRuntime().addShutdownHook(new Thread(server::detach, "Leave the development PostgreSQL"));
        return port;
    }

    /// Forgets everything at the end of the JVM. The folder lies where the library clears what a killed JVM left.
    private static int startForTests() throws IOException {
        Path data = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg", "test-" + UUID.randomUUID());
        return builder(data)
                .setCleanDataDirectory(true)
                .setServerConfig("full_page_writes", "off")
                .start()
                .getPort();
    }

    /// What both modes share. The library adds fsync=off, a free port and a user "postgres" without password. The
    /// locale is PostgreSQL's own: it sorts alike on all machines.
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
