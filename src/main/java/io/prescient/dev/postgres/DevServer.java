package io.prescient.dev.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The PostgreSQL server of dev mode, with persistent data. All dev-mode processes of one checkout share it: the first
/// starts it, the last stops it. If a process was killed, the next one uses the server that is still running.
final class DevServer {
    private static final Logger LOG = Logger.getLogger(DevServer.class);

    private final Path data;
    private final Path log;
    private final FileChannel locks;
    private @Nullable FileLock usage;

    DevServer(Path folder) throws IOException {
        data = Files.createDirectories(folder).toAbsolutePath().resolve("postgres");
        log = folder.resolve("postgres.log");
        locks = FileChannel.open(folder.resolve("postgres.lock"), CREATE, READ, WRITE);
    }

    int attach() throws IOException {
        try (FileLock _ = lockStartAndStop()) {
            Optional<PostmasterPid> last = PostmasterPid.find(data);
            int port = last.isPresent() && last.get().isReady() ? last.get().port() : start(last);
            usage = locks.lock(1, 1, true);
            LOG.infof(
                    "Development PostgreSQL on port %d, data in %s; set PGHOST or QUARKUS_DATASOURCE_REACTIVE_URL"
                            + " to use another",
                    port, data);
            return port;
        }
    }

    private int start(Optional<PostmasterPid> last) throws IOException {
        if (last.isPresent() && last.get().isPidReused()) {
            Files.delete(last.get().file());
        }
        // Not through the logger, which prints nothing before the configuration is complete.
        System.out.println(
                Files.exists(data)
                        ? "Starting PostgreSQL with the data in " + data + "; this takes about a second"
                        : "First start: creating a PostgreSQL in " + data + "; this takes about ten seconds");
        return EmbeddedPostgresServer.builder(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .start()
                .getPort();
    }

    void detach() {
        try (locks;
                FileLock _ = lockStartAndStop()) {
            if (usage != null) {
                usage.release();
            }
            Optional<PostmasterPid> server = PostmasterPid.find(data);
            if (server.isPresent() && locks.tryLock(1, 1, false) != null) {
                server.get().stop();
            }
        } catch (IOException | InterruptedException failure) {
            LOG.warnf("Development PostgreSQL was not stopped and may still run: %s", failure.getMessage());
        }
    }

    /// Byte 0 of the lock file serializes start and stop; byte 1 is locked, shared, by every process that uses the
    /// server.
    private FileLock lockStartAndStop() throws IOException {
        return locks.lock(0, 1, false);
    }
}
