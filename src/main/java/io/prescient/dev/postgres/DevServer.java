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

/// The server of dev mode, whose data stay. All dev modes of one checkout share it: the first starts it, the last one
/// to leave stops it, and what a killed one left running the next one adopts.
final class DevServer {
    private static final Logger LOG = Logger.getLogger(DevServer.class);

    private final Path data;
    private final Path log;
    private final FileChannel locks;
    private FileLock usage;

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
            usage.release();
            Optional<PostmasterPid> server = PostmasterPid.find(data);
            if (server.isPresent() && locks.tryLock(1, 1, false) != null) {
                server.get().stop();
            }
        } catch (IOException | InterruptedException failure) {
            LOG.warnf("The development PostgreSQL may still run: %s", failure.getMessage());
        }
    }

    /// Byte 0 of the lock file: one dev mode at a time comes or goes. Byte 1: shared by all that are there.
    private FileLock lockStartAndStop() throws IOException {
        return locks.lock(0, 1, false);
    }
}
