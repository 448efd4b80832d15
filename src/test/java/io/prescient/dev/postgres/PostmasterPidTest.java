package io.prescient.dev.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterPidTest {
    /// A running process with a known id and start time: this one.
    private static final ProcessHandle SELF = ProcessHandle.current();

    private static final Instant SELF_START = SELF.info().startInstant().orElseThrow();
    private static final long UNUSED_PID = Integer.MAX_VALUE;

    @TempDir
    Path data;

    @Test
    void runningServerIsReady() throws IOException {
        PostmasterPid server = pidFile(SELF.pid(), SELF_START, "ready   ");
        assertTrue(server.isReady());
        assertFalse(server.isPidReused());
        assertEquals(36909, server.port());
    }

    @Test
    void startingServerIsNotReady() throws IOException {
        assertFalse(pidFile(SELF.pid(), SELF_START, "starting").isReady());
    }

    @Test
    void deadServerIsNotReady() throws IOException {
        PostmasterPid server = pidFile(UNUSED_PID, SELF_START, "ready   ");
        assertFalse(server.isReady());
        assertFalse(server.isPidReused());
    }

    @Test
    void reusedPidIsNotReady() throws IOException {
        PostmasterPid server = pidFile(SELF.pid(), SELF_START.minus(Duration.ofHours(1)), "ready   ");
        assertFalse(server.isReady());
        assertTrue(server.isPidReused());
    }

    @Test
    void missingOrIncompleteFileIsNoServer() throws IOException {
        assertEquals(Optional.empty(), PostmasterPid.find(data));
        Files.writeString(data.resolve("postmaster.pid"), "4711\n/data\n");
        assertEquals(Optional.empty(), PostmasterPid.find(data));
    }

    private PostmasterPid pidFile(long pid, Instant started, String state) throws IOException {
        Files.writeString(
                data.resolve("postmaster.pid"),
                "%d\n/data\n%d\n36909\n\n127.0.0.1\n  5308759        31\n%s\n"
                        .formatted(pid, started.getEpochSecond(), state));
        return PostmasterPid.find(data).orElseThrow();
    }
}
