package io.prescient.replica;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// A process of the packaged program: the jar or, with `-Dnative`, the executable.
final class Replica implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:([0-9]+)");
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Process process;
    private final Path log;

    private Replica(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// @param environment the database and other settings
    static Replica start(Map<String, String> environment) throws IOException {
        return start(environment, 0);
    }

    /// @param port 0 for any free port
    static Replica start(Map<String, String> environment, int port) throws IOException {
        var log = Files.createTempFile("replica", ".log");
        var builder = new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", "" + port);
        return new Replica(builder.start(), log);
    }

    /// A request to the replica, once it listens.
    RequestSpecification requests() {
        return given().baseUri("http://127.0.0.1").port(port());
    }

    int readiness() {
        return requests().get("/q/health/ready").statusCode();
    }

    /// Waits until the readiness check returns a status.
    void awaitReadiness(int status) {
        for (var deadline = Instant.now().plus(TIMEOUT); readiness() != status; pause()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Readiness is not " + status + ":\n" + log());
            }
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    /// Stops it gracefully.
    void stop() {
        process.destroy();
    }

    /// Waits until it exits by itself.
    int exit() {
        return process.onExit().join().exitValue();
    }

    /// Kills it like a crash.
    void kill() {
        var _ = process.destroyForcibly().onExit().join();
    }

    int port() {
        for (var deadline = Instant.now().plus(TIMEOUT); ; pause()) {
            var listening = LISTENING.matcher(log());
            if (listening.find()) {
                return Integer.parseInt(listening.group(1));
            }
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new AssertionError("The replica does not listen:\n" + log());
            }
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        var _ = process.onExit()
                .completeOnTimeout(process, 30, TimeUnit.SECONDS)
                .join();
        var _ = process.destroyForcibly().onExit().join();
        Files.delete(log);
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }

    static List<String> command() throws IOException {
        var artifact = new Properties();
        try (var properties = Files.newBufferedReader(Path.of("target/quarkus-artifact.properties"))) {
            artifact.load(properties);
        }
        var command = new ArrayList<String>();
        if (artifact.getProperty("type").equals("jar")) {
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-jar"));
        }
        command.add(Path.of("target", artifact.getProperty("path")).toString());
        return command;
    }
}
