package io.prescient.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.dev.postgres.EmbeddedPostgresServer;
import io.quarkus.runtime.LaunchMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Starts of the packaged program that fail, each with one line and an exit code.
class StartIT {
    private record Result(int exitCode, String output) {}

    @Test
    void withoutDatabaseNamesTheSettings() throws Exception {
        assertFails("No database: set PGHOST ", start(Map.of()));
    }

    @Test
    void reportsUnreachableDatabase() throws Exception {
        assertFails("No connection to PostgreSQL: ", start(Map.of("PGHOST", "127.0.0.1", "PGPORT", "1")));
    }

    @Test
    void reportsRejectedRole() throws Exception {
        var environment = new HashMap<>(new EmbeddedPostgresServer().environment(LaunchMode.TEST));
        environment.put("PGUSER", "stranger");
        assertFails("No connection to PostgreSQL: ", start(environment));
    }

    @Test
    void printsVersionWithoutDatabase() throws Exception {
        var result = start(Map.of(), "--version");
        assertEquals(0, result.exitCode, result.output);
        assertTrue(result.output.matches("prescient \\d+\\.\\d+\\.\\d+\\S*\\R"), result.output);
    }

    private static void assertFails(String message, Result result) {
        assertEquals(1, result.exitCode, result.output);
        assertEquals(1, result.output.lines().count(), result.output);
        assertTrue(result.output.startsWith(message), result.output);
        assertTrue(result.output.contains("PGHOST"), result.output);
    }

    private static Result start(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var command = Replica.command();
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("QUARKUS_DATASOURCE"));
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
