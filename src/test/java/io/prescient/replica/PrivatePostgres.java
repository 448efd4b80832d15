package io.prescient.replica;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A PostgreSQL server of one test, which may freeze and restart it.
final class PrivatePostgres implements AutoCloseable {
    private final Path data = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg", "test-" + UUID.randomUUID());
    private EmbeddedPostgres server;

    PrivatePostgres() throws IOException {
        server = builder().start();
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100");
    }

    /// For the service.
    Map<String, String> environment() {
        return Map.of(
                "PGHOST", "127.0.0.1", "PGPORT", "" + server.getPort(), "PGUSER", "postgres", "PGDATABASE", "postgres");
    }

    /// Stops all its processes. They keep their connections.
    void freeze() throws IOException, InterruptedException {
        signal("-STOP", processes());
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT", processes());
    }

    /// Ends it without a checkpoint and starts it again.
    void restartImmediately() throws IOException, InterruptedException {
        int port = server.getPort();
        var main = main();
        signal("-QUIT", List.of(main.pid()));
        var _ = main.onExit().join();
        // Releases the lock of the data.
        server.close();
        server = builder().setPort(port).start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private ProcessHandle main() throws IOException {
        var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private List<Long> processes() throws IOException {
        var main = main();
        var pids = new ArrayList<>(List.of(main.pid()));
        main.descendants().map(ProcessHandle::pid).forEach(pids::add);
        return pids;
    }

    private static void signal(String signal, List<Long> pids) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", signal));
        pids.forEach(pid -> command.add("" + pid));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
