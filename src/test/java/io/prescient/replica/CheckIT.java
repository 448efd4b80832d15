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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The packaged program checks two replicas of itself.
@QuarkusTest
@Timeout(300)
class CheckIT {
    private static final String SECONDS = "10";

    record Ended(int exit, String told) {}

    @Test
    void replicasOfWhichOneIsKilledAndReplacedAreSound() throws Exception {
        try (var database = new ScratchDatabase();
                var first = Replica.start(database.environment());
                var second = Replica.start(database.environment())) {
            first.awaitReadiness(200);
            second.awaitReadiness(200);
            var check = check("--url", first.url(), "--url", second.url(), "--seconds", SECONDS, "--json");
            awaitBots(second, check);
            second.kill();
            try (var replacement = Replica.start(database.environment(), second.port())) {
                replacement.awaitReadiness(200);
                var ended = ended(check);
                assertEquals(0, ended.exit, ended.told);
                var report = new ObjectMapper().readTree(ended.told);
                assertTrue(report.get("inconclusive_reason").isNull(), ended.told);
                assertTrue(report.get("violations").isEmpty(), ended.told);
                // Bots and followers were at the replica when it was killed.
                assertTrue(report.get("unanswered_count").asInt() > 0, ended.told);
                assertTrue(report.get("resumed_count").asInt() > 0, ended.told);
            }
        }
    }

    @Test
    void itNeedsNoDatabaseToBeTold() throws Exception {
        assertEquals(0, ended(check("--help")).exit);
        var refused = ended(check("--url", "http://localhost", "--workers", "257"));
        assertEquals(2, refused.exit);
        assertTrue(refused.told.startsWith("--workers must be from 1 to 256"), refused.told);
    }

    /// The fault kit is for dev mode and tests.
    @Test
    void whatIsPackagedKnowsNoFaults() throws Exception {
        try (var database = new ScratchDatabase();
                var replica = Replica.start(database.environment())) {
            replica.awaitReadiness(200);
            for (var fault : List.of("drop-after-commit", "no such fault")) {
                var opened = replica.requests()
                        .header("Fault-Injection", fault)
                        .contentType(ContentType.JSON)
                        .body(json("name", unique("p"), "strategy_type", "test", "initial_balance", "1.00"))
                        .post("/v1/portfolios");
                assertEquals(201, opened.statusCode(), opened.asString());
            }
        }
    }

    /// Who listens is told that he has to go elsewhere.
    @Test
    void aReplicaThatIsStoppedCutsItsStreams() throws Exception {
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
            try (var told = connection.getInputStream()) {
                replica.stop();
                String all = new String(told.readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(all.contains("\"reason\":\"shutdown\""), all);
            }
        }
    }

    /// In the midst of their work: the portfolios have been opened, and something has happened since.
    private static void awaitBots(Replica replica, Process check) throws Exception {
        while (newest(replica) < 10) {
            if (!check.isAlive()) {
                throw new AssertionError("it ended before: " + ended(check).told);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static int newest(Replica replica) {
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

    static Ended ended(Process check) throws Exception {
        var told = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(check.waitFor(Duration.ofSeconds(10)), "it ends");
        return new Ended(check.exitValue(), told);
    }
}
