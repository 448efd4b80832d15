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

/// The packaged program checks two replicas of itself.
@Tag("deep")
@QuarkusTest
@Timeout(300)
class CheckIT {
    private static final String SECONDS = "10";

    record Result(int exitCode, String output) {}

    @Test
    void passesWhileReplicaIsKilledAndReplaced() throws Exception {
        try (var database = new ScratchDatabase();
                var first = Replica.start(database.environment());
                var second = Replica.start(database.environment())) {
            first.awaitReadiness(200);
            second.awaitReadiness(200);
            var check = check("--url", first.url(), "--url", second.url(), "--seconds", SECONDS, "--json");
            awaitWorkers(second, check);
            second.kill();
            try (var replacement = Replica.start(database.environment(), second.port())) {
                replacement.awaitReadiness(200);
                var result = result(check);
                assertEquals(0, result.exitCode, result.output);
                var report = new ObjectMapper().readTree(result.output);
                assertTrue(report.get("inconclusive_reason").isNull(), result.output);
                assertTrue(report.get("violations").isEmpty(), result.output);
                // Workers and followers used the replica when it was killed.
                assertTrue(report.get("unanswered_count").asInt() > 0, result.output);
                assertTrue(report.get("resumed_count").asInt() > 0, result.output);
            }
        }
    }

    @Test
    void printsHelpAndErrorsWithoutDatabase() throws Exception {
        assertEquals(0, result(check("--help")).exitCode);
        var rejected = result(check("--url", "http://localhost", "--workers", "257"));
        assertEquals(2, rejected.exitCode);
        assertTrue(rejected.output.startsWith("--workers must be from 1 to 256"), rejected.output);
    }

    /// The end event lets the client reconnect to another replica.
    @Test
    void stoppedReplicaEndsItsStreams() throws Exception {
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

    /// Waits until the workers have changed a portfolio several times.
    private static void awaitWorkers(Replica replica, Process check) throws Exception {
        while (maxSeq(replica) < 10) {
            if (!check.isAlive()) {
                throw new AssertionError("the check ended early: " + result(check).output);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static int maxSeq(Replica replica) {
        List<Integer> seqs = replica.requests().get("/v1/portfolios").jsonPath().getList("items.seq");
        return seqs.stream().max(Integer::compare).orElse(0);
    }

    static Process check(String... options) throws IOException {
        var command = new ArrayList<>(Replica.command());
        command.add("check");
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("QUARKUS"));
        return builder.start();
    }

    static Result result(Process check) throws Exception {
        var output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(check.waitFor(Duration.ofSeconds(10)), "the check did not end within 10 seconds");
        return new Result(check.exitValue(), output);
    }
}
