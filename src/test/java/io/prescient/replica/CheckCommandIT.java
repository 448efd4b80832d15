package io.prescient.replica;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.prescient.migration.ScratchDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Checks two replicas of the packaged program.
@Tag("deep")
@QuarkusTest
@Timeout(300)
class CheckCommandIT {
    private static final String SECONDS = "10";

    record Exit(int exit, String output) {}

    @Test
    void passesWhileReplicaIsKilledAndReplaced() throws Exception {
        try (var database = new ScratchDatabase();
                var first = Replica.start(database.environment());
                var second = Replica.start(database.environment())) {
            first.awaitReadiness(200);
            second.awaitReadiness(200);
            var check = startCheck("--url", first.url(), "--url", second.url(), "--seconds", SECONDS, "--json");
            awaitTrading(second, check);
            second.kill();
            try (var replacement = Replica.start(database.environment(), second.port())) {
                replacement.awaitReadiness(200);
                var ended = awaitExit(check);
                assertEquals(0, ended.exit, ended.output);
                var report = new ObjectMapper().readTree(ended.output);
                assertTrue(report.get("inconclusive_reason").isNull(), ended.output);
                assertTrue(report.get("violations").isEmpty(), ended.output);
                // Workers and followers were connected to the replica when it was killed.
                assertTrue(report.get("unanswered_count").asInt() > 0, ended.output);
                assertTrue(report.get("resumed_count").asInt() > 0, ended.output);
            }
        }
    }

    @Test
    void runsWithoutDatabase() throws Exception {
        assertEquals(0, awaitExit(startCheck("--help")).exit);
        var usageError = awaitExit(startCheck("--url", "http://localhost", "--workers", "257"));
        assertEquals(2, usageError.exit);
        assertTrue(usageError.output.startsWith("--workers must be from 1 to 256"), usageError.output);
    }

    @Test
    void endsStreamsOnShutdown() throws Exception {
        try (var database = new ScratchDatabase();
                var replica = Replica.start(database.environment())) {
            replica.awaitReadiness(200);
            long id = replica.requests()
                    .contentType(ContentType.JSON)
                    .body(json("name", unique("p"), "strategy_type", "test", "initial_balance", "1.00"))
                    .post("/v1/portfolios")
                    .jsonPath()
                    .getLong("portfolio_id");
            var connection = URI.create(replica.url() + "/v1/portfolios/" + id + "/stream")
                    .toURL()
                    .openConnection();
            connection.setRequestProperty("Accept", "application/x-ndjson");
            connection.setReadTimeout(30_000);
            try (var stream = connection.getInputStream()) {
                replica.stop();
                String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(all.contains("\"reason\":\"shutdown\""), all);
            }
        }
    }

    /// Waits until the portfolios are opened and have changed.
    private static void awaitTrading(Replica replica, Process check) throws Exception {
        while (newestSeq(replica) < 10) {
            if (!check.isAlive()) {
                throw new AssertionError("The check ended early: " + awaitExit(check).output);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static int newestSeq(Replica replica) {
        List<Integer> seqs = replica.requests().get("/v1/portfolios").jsonPath().getList("items.seq");
        return seqs.stream().max(Integer::compare).orElse(0);
    }

    static Process startCheck(String... options) throws IOException {
        var command = new ArrayList<>(Replica.command());
        command.add("check");
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("QUARKUS"));
        return builder.start();
    }

    static Exit awaitExit(Process check) throws Exception {
        var output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(check.waitFor(Duration.ofSeconds(10)), "The check did not end");
        return new Exit(check.exitValue(), output);
    }
}
