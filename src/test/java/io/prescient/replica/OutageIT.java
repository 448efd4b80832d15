package io.prescient.replica;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// PostgreSQL freezes or restarts while clients write.
@Tag("deep")
class OutageIT {
    private static final int WRITERS = 16;

    /// The timeout of the service, twice (a connection, then a statement), and what a busy machine adds.
    private static final Duration LONGEST = Duration.ofSeconds(12);

    private record Answer(String status, Duration duration) {
        static Answer of(Response response) {
            boolean problem = response.statusCode() >= 400;
            return new Answer(
                    response.statusCode() + (problem ? " " + response.jsonPath().getString("code") : ""),
                    Duration.ofMillis(response.time()));
        }
    }

    @Test
    void frozenDatabaseMakesRequestsUnavailableInTime() throws Exception {
        try (var server = new PrivatePostgres();
                var replica = Replica.start(server.environment())) {
            var answers = write(replica, () -> {
                server.freeze();
                try {
                    for (int i = 0; i < 5; i++) {
                        Thread.sleep(2000);
                        var readiness = Answer.of(replica.requests().get("/q/health/ready"));
                        assertTrue(readiness.duration.toSeconds() < 4, readiness::toString);
                        assertTrue(readiness.status.startsWith("503"), readiness::toString);
                    }
                    Thread.sleep(10_000);
                } finally {
                    server.thaw();
                }
            });
            assertEquals(Set.of("201", "503 unavailable"), statuses(answers));
            for (var answer : answers) {
                assertTrue(answer.duration.compareTo(LONGEST) < 0, answer::toString);
            }
            assertFalse(replica.log().contains("ERROR"), replica.log());
        }
    }

    @Test
    void restartOfDatabaseIsNoDefect() throws Exception {
        try (var server = new PrivatePostgres();
                var replica = Replica.start(server.environment())) {
            var answers = write(replica, server::restartImmediately);
            assertEquals(Set.of("201", "503 unavailable"), statuses(answers));
            assertFalse(replica.log().contains("ERROR"), replica.log());
            long warnings = replica.log()
                    .lines()
                    .filter(line -> line.contains("code=unavailable"))
                    .count();
            assertTrue(warnings >= 1 && warnings <= 3, replica.log());
        }
    }

    private interface Outage {
        void run() throws Exception;
    }

    /// Writes during the outage and until requests succeed again.
    private static List<Answer> write(Replica replica, Outage outage) throws Exception {
        int portfolio = openPortfolio(replica);
        var stopped = new AtomicBoolean();
        var writers = new ArrayList<Future<List<Answer>>>();
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(() -> {
                    var own = new ArrayList<Answer>();
                    while (!stopped.get()) {
                        own.add(deposit(replica, portfolio));
                    }
                    return own;
                }));
            }
            try {
                Thread.sleep(2000);
                outage.run();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> deposit(replica, portfolio).status.equals("201"));
                replica.awaitReadiness(200);
            } finally {
                stopped.set(true);
            }
            for (var writer : writers) {
                answers.addAll(writer.get());
            }
        }
        return answers;
    }

    static int openPortfolio(Replica replica) {
        replica.awaitReadiness(200);
        return replica.requests()
                .contentType("application/json")
                .body("{\"name\":\"busy\",\"strategy_type\":\"test\",\"initial_balance\":\"100\"}")
                .post("/v1/portfolios")
                .jsonPath()
                .getInt("portfolio_id");
    }

    private static Answer deposit(Replica replica, int portfolio) {
        return Answer.of(replica.requests()
                .contentType("application/json")
                .body("{\"amount\":\"1\"}")
                .post("/v1/portfolios/" + portfolio + "/deposits"));
    }

    private static Set<String> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).collect(Collectors.toSet());
    }
}
