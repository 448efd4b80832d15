package io.prescient.dev.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The content of a postmaster.pid. The server may have ended, and its process id may belong to another process.
record PostmasterPid(Path file, long pid, Instant started, int port, String state) {
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(30);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    static Optional<PostmasterPid> find(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return lines.size() < 8 ? Optional.empty() : Optional.of(read(file, lines));
    }

    private static PostmasterPid read(Path file, List<String> lines) {
        long pid = Long.parseLong(lines.get(0).strip());
        Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        int port = Integer.parseInt(lines.get(3).strip());
        return new PostmasterPid(file, pid, started, port, lines.get(7).strip());
    }

    boolean isReady() {
        return state.equals("ready") && process().isPresent();
    }

    /// Whether another process has the id. PostgreSQL would take it for a running server and fail to start.
    boolean isPidReused() {
        return ProcessHandle.of(pid).isPresent() && process().isEmpty();
    }

    private Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .startInstant()
                        .filter(start -> Duration.between(started, start).abs().compareTo(CLOCK_TOLERANCE) < 0)
                        .isPresent());
    }

    /// Stops the server: a smart shutdown first, then, after a timeout, a fast one that disconnects sessions.
    void stop() throws IOException, InterruptedException {
        if (process().filter(ProcessHandle::destroy).isEmpty() || awaitStop()) {
            return;
        }
        new ProcessBuilder("kill", "-INT", String.valueOf(pid)).start();
        if (!awaitStop()) {
            throw new IOException(
                    "PostgreSQL process " + pid + " did not stop within " + STOP_TIMEOUT.toSeconds() + " seconds");
        }
    }

    /// The server removes the file when it has stopped.
    private boolean awaitStop() throws InterruptedException {
        for (long end = System.nanoTime() + STOP_TIMEOUT.toNanos();
                System.nanoTime() < end;
                Thread.sleep(POLL_INTERVAL)) {
            if (Files.notExists(file)) {
                return true;
            }
        }
        return false;
    }
}
