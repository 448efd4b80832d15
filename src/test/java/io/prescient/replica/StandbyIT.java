package io.prescient.replica;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.replica.StandbyReplica.SEQ;
import static io.prescient.replica.StandbyReplica.next;
import static io.prescient.replica.StandbyReplica.summary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.migration.ScratchDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
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
    /// The number of observations that are read at once.
    private static final int PAGE = 1_000;

    private Standby standby;
    private ScratchDatabase database;
    private StandbyReplica replica;

    @BeforeAll
    void start() throws Exception {
        standby = new Standby();
        database = new ScratchDatabase();
        replica = new StandbyReplica(standby, database);
        replica.awaitReadiness(200);
    }

    @AfterAll
    void end() throws Exception {
        try (var _ = standby;
                var _ = database;
                var _ = replica) {
            assertEquals(List.of(), replica == null ? List.of() : replica.errors());
        }
    }

    @Test
    void readsStandbyAndWaitsForMinSeq() throws Exception {
        long id = replica.openPortfolio();
        standby.catchUp();
        standby.pause();
        try {
            var deposit = replica.deposit(id, "later");
            assertEquals("2 110.00", deposit.header(SEQ) + " " + deposit.path("current_balance"));
            assertEquals("1 100.00", summary(replica.read(id, "")));
            assertEquals("min_seq_timeout", replica.read(id, "?min_seq=2").path("code"));
            // Read by a Hibernate session.
            var journal = replica.read(id, "/journal");
            assertEquals("1 1", journal.header(SEQ) + " " + journal.path("items.size()"));
            // The status of a request is read from the primary.
            assertEquals("committed", replica.read(id, "/requests/later").path("result"));
        } finally {
            standby.resume();
        }
        assertEquals("2 110.00", summary(replica.read(id, "?min_seq=2")));
    }

    @Test
    void waitsForNewPortfolioByMinSeq() throws Exception {
        standby.pause();
        try {
            long id = replica.openPortfolio();
            assertEquals("portfolio_not_found", replica.read(id, "").path("code"));
            assertEquals(
                    "portfolio_not_found",
                    replica.read(id + 1_000_000, "?min_seq=1").path("code"));
            assertEquals("min_seq_timeout", replica.read(id, "?min_seq=1").path("code"));
            assertEquals("min_seq_timeout", replica.read(id, "/stream").path("code"));
            standby.resume();
            assertEquals("1 100.00", summary(replica.read(id, "?min_seq=1")));
        } finally {
            standby.resume();
        }
    }

    @Test
    void streamsEachEntryOnceAfterReplay() throws Exception {
        long id = replica.openPortfolio();
        standby.catchUp();
        standby.pause();
        try (var lines = replica.stream(id)) {
            assertTrue(next(lines, "snapshot").contains("\"seq\":1"));
            replica.deposit(id, "one");
            replica.deposit(id, "two");
            standby.resume();
            assertTrue(next(lines, "entry").contains("\"seq\":2"));
            assertTrue(next(lines, "entry").contains("\"seq\":3"));
            replica.deposit(id, "three");
            assertTrue(next(lines, "entry").contains("\"seq\":4"));
        } finally {
            standby.resume();
        }
    }

    /// A sequence that was seen on the primary must not satisfy a reader of the standby.
    @Test
    void keepsPrimaryAndStandbyWaitersApart() throws Exception {
        long id = replica.openPortfolio();
        standby.catchUp();
        standby.pause();
        try {
            replica.deposit(id, "early");
            assertEquals(
                    "min_seq_timeout",
                    replica.read(id, "/requests/early?min_seq=3").path("code"));
            assertEquals("2", replica.read(id, "/requests/early?min_seq=2").header(SEQ));
            assertEquals(
                    "min_seq_timeout", replica.read(id, "/journal?min_seq=2").path("code"));
        } finally {
            standby.resume();
        }
    }

    /// Jobs that a client just started are read from the primary, and all pages of a list from one server.
    @Test
    void readsJobsFromPrimaryAndPagesFromStandby() throws Exception {
        String market = unique("m");
        replica.requests().body(json("question", "Will it?")).put("/v1/markets/" + market);
        replica.observe(market, 0, PAGE + 1);
        standby.catchUp();
        standby.pause();
        try {
            replica.observe(market, PAGE + 1, 1);
            var response =
                    replica.requests().accept("application/x-ndjson").get("/v1/markets/" + market + "/snapshots");
            assertEquals(PAGE + 1, response.asString().lines().count());
            String settlement = "/v1/markets/" + market + "/settlement";
            assertEquals(
                    201,
                    replica.requests()
                            .body(json("outcome", "YES"))
                            .post(settlement)
                            .statusCode());
            assertEquals(200, replica.requests().get(settlement).statusCode());
            int imported = replica.requests().body("[]").post("/v1/imports").path("import_id");
            assertEquals(200, replica.requests().get("/v1/imports/" + imported).statusCode());
        } finally {
            standby.resume();
        }
    }

    @Test
    void writesWithoutStandbyButDoesNotRead() throws Exception {
        long id = replica.openPortfolio();
        standby.stop();
        try {
            replica.awaitReadiness(503);
            assertTrue(replica.requests().get("/q/health/ready").asString().contains("\"standby\""));
            var read = replica.read(id, "");
            assertEquals("503 unavailable", read.statusCode() + " " + read.path("code"));
            assertEquals(201, replica.deposit(id, "meanwhile").statusCode());
        } finally {
            standby.restart();
        }
        replica.awaitReadiness(200);
        assertEquals("2 110.00", summary(replica.read(id, "?min_seq=2")));
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
}
