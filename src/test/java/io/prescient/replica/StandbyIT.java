package io.prescient.replica;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.migration.ScratchDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// A replica that reads from a standby whose replay is paused and resumed.
@Tag("deep")
@QuarkusTest
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandbyIT {
    private static final String SEQ = "Portfolio-Seq";

    /// The number of observations that are read at once.
    private static final int PAGE = 1_000;

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private Standby standby;
    private ScratchDatabase database;
    private Replica replica;

    @BeforeAll
    void start() throws Exception {
        standby = new Standby();
        database = new ScratchDatabase();
        replica = Replica.start(environment());
        replica.awaitReadiness(200);
    }

    @AfterAll
    void end() throws Exception {
        try (var _ = standby;
                var _ = database;
                var _ = replica) {
            var errors = replica == null
                    ? List.of()
                    : replica.log()
                            .lines()
                            .filter(line -> line.contains(" ERROR "))
                            // The SQL client logs this half a minute after a failed connection; it is harmless.
                            .filter(line -> !line.contains("Result is already complete"))
                            .toList();
            assertEquals(List.of(), errors);
        }
    }

    @Test
    void readsStandbyAndWaitsForMinSeq() throws Exception {
        long id = openPortfolio();
        standby.catchUp();
        standby.pause();
        try {
            var deposit = deposit(id, "later");
            assertEquals("2 110.00", deposit.header(SEQ) + " " + deposit.path("current_balance"));
            assertEquals("1 100.00", summary(read(id, "")));
            assertEquals("min_seq_timeout", read(id, "?min_seq=2").path("code"));
            // Read by a Hibernate session.
            var journal = read(id, "/journal");
            assertEquals("1 1", journal.header(SEQ) + " " + journal.path("items.size()"));
            // The status of a request is read from the primary.
            assertEquals("committed", read(id, "/requests/later").path("result"));
        } finally {
            standby.resume();
        }
        assertEquals("2 110.00", summary(read(id, "?min_seq=2")));
    }

    @Test
    void waitsForNewPortfolioByMinSeq() throws Exception {
        standby.pause();
        try {
            long id = openPortfolio();
            assertEquals("portfolio_not_found", read(id, "").path("code"));
            assertEquals(
                    "portfolio_not_found", read(id + 1_000_000, "?min_seq=1").path("code"));
            assertEquals("min_seq_timeout", read(id, "?min_seq=1").path("code"));
            assertEquals("min_seq_timeout", read(id, "/stream").path("code"));
            standby.resume();
            assertEquals("1 100.00", summary(read(id, "?min_seq=1")));
        } finally {
            standby.resume();
        }
    }

    @Test
    void streamsEachEntryOnceAfterReplay() throws Exception {
        long id = openPortfolio();
        standby.catchUp();
        standby.pause();
        try (var lines = stream(id)) {
            assertTrue(next(lines, "snapshot").contains("\"seq\":1"));
            deposit(id, "one");
            deposit(id, "two");
            standby.resume();
            assertTrue(next(lines, "entry").contains("\"seq\":2"));
            assertTrue(next(lines, "entry").contains("\"seq\":3"));
            deposit(id, "three");
            assertTrue(next(lines, "entry").contains("\"seq\":4"));
        } finally {
            standby.resume();
        }
    }

    /// A sequence that was seen on the primary must not satisfy a reader of the standby.
    @Test
    void keepsPrimaryAndStandbyWaitersApart() throws Exception {
        long id = openPortfolio();
        standby.catchUp();
        standby.pause();
        try {
            deposit(id, "early");
            assertEquals(
                    "min_seq_timeout", read(id, "/requests/early?min_seq=3").path("code"));
            assertEquals("2", read(id, "/requests/early?min_seq=2").header(SEQ));
            assertEquals("min_seq_timeout", read(id, "/journal?min_seq=2").path("code"));
        } finally {
            standby.resume();
        }
    }

    /// Jobs that a client just started are read from the primary, and all pages of a list from one server.
    @Test
    void readsJobsFromPrimaryAndPagesFromStandby() throws Exception {
        String market = unique("m");
        requests().body(json("question", "Will it?")).put("/v1/markets/" + market);
        observe(market, 0, PAGE + 1);
        standby.catchUp();
        standby.pause();
        try {
            observe(market, PAGE + 1, 1);
            var response = requests().accept("application/x-ndjson").get("/v1/markets/" + market + "/snapshots");
            assertEquals(PAGE + 1, response.asString().lines().count());
            String settlement = "/v1/markets/" + market + "/settlement";
            assertEquals(
                    201,
                    requests().body(json("outcome", "YES")).post(settlement).statusCode());
            assertEquals(200, requests().get(settlement).statusCode());
            int imported = requests().body("[]").post("/v1/imports").path("import_id");
            assertEquals(200, requests().get("/v1/imports/" + imported).statusCode());
        } finally {
            standby.resume();
        }
    }

    @Test
    void writesWithoutStandbyButDoesNotRead() throws Exception {
        long id = openPortfolio();
        standby.stop();
        try {
            replica.awaitReadiness(503);
            assertTrue(requests().get("/q/health/ready").asString().contains("\"standby\""));
            var read = read(id, "");
            assertEquals("503 unavailable", read.statusCode() + " " + read.path("code"));
            assertEquals(201, deposit(id, "meanwhile").statusCode());
        } finally {
            standby.restart();
        }
        replica.awaitReadiness(200);
        assertEquals("2 110.00", summary(read(id, "?min_seq=2")));
    }

    @Test
    void passesCheckNextToReplicaOnPrimary() throws Exception {
        try (var other = Replica.start(database.environment())) {
            other.awaitReadiness(200);
            var check = CheckCommandIT.startCheck(
                    "--url", replica.url(), "--url", other.url(), "--standby", "--seconds", "10", "--json");
            var ended = CheckCommandIT.awaitExit(check);
            assertEquals(0, ended.exit(), ended.output());
        }
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(database.environment());
        environment.put("PRESCIENT_STANDBY_URL", standby.url(environment.get("PGDATABASE")));
        environment.put("PRESCIENT_MIN_SEQ_TIMEOUT", "3s");
        return environment;
    }

    private RequestSpecification requests() {
        return replica.requests().contentType(ContentType.JSON);
    }

    private long openPortfolio() {
        return requests()
                .body(json("name", unique("p"), "strategy_type", "test", "initial_balance", "100.00"))
                .post("/v1/portfolios")
                .jsonPath()
                .getLong("portfolio_id");
    }

    private Response deposit(long id, String key) {
        return requests()
                .header("Idempotency-Key", key)
                .body(json("amount", "10.00", "reason", key))
                .post("/v1/portfolios/" + id + "/deposits");
    }

    private void observe(String market, int from, int count) {
        var observations = IntStream.range(from, from + count)
                .mapToObj(i -> json("market_id", market, "timestamp", "" + BEGIN.plusSeconds(i), "yes_price", "0.50"))
                .toList();
        assertEquals(count, requests().body(observations).post("/v1/snapshots").<Integer>path("accepted_count"));
    }

    private Response read(long id, String rest) {
        return requests().get("/v1/portfolios/" + id + rest);
    }

    private static String summary(Response portfolio) {
        return portfolio.header(SEQ) + " " + portfolio.path("current_balance");
    }

    private BufferedReader stream(long id) throws IOException {
        var connection = URI.create(replica.url() + "/v1/portfolios/" + id + "/stream")
                .toURL()
                .openConnection();
        connection.setRequestProperty("Accept", "application/x-ndjson");
        connection.setReadTimeout(60_000);
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String next(BufferedReader lines, String event) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains("\"event\":\"" + event + "\"")) {
                return line;
            }
        }
        throw new AssertionError("The stream ended without the event " + event);
    }
}
