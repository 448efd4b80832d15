package io.prescient.stream;

import static io.prescient.Api.portfolio;
import static io.prescient.Api.pricedMarket;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.stream.StreamClient.Event;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Streams during a long outage: they end with an event that contains the resume point.
@QuarkusTest
@Timeout(60)
class OutageTest {
    /// Longer than the lag timeout.
    private static final Duration LONG = Duration.ofSeconds(31);

    private static final String TOO_NEW = """
            INSERT INTO flyway_schema_history
                (installed_rank, version, description, type, script, installed_by, execution_time, success)
            VALUES (9001, '9001', 'breaking all', 'SQL', 'V9001__breaking_all.sql', current_user, 0, true)""";

    @Inject
    Pool pool;

    @Inject
    StreamTime time;

    @Test
    void longOutageEndsStreamWhichResumesWithoutLoss() throws Exception {
        long id = portfolio("1000.00");
        try (var client = StreamClient.open(stream(id))) {
            client.next("snapshot");
            DatabaseOutage.withoutDatabase(() -> {
                time.jump(LONG);
                assertEnded("unavailable 1", client);
                assertRejected(stream(id), "unavailable");
            });
        }
        OtherReplica.deposit(pool, id, 2, null);
        assertResumes(id);
    }

    @Test
    void unresponsiveDatabaseEndsStreams() throws Exception {
        long id = portfolio("1000.00");
        String market = pricedMarket("0.50", "0.50");
        try (var entries = StreamClient.open(stream(id));
                var marketList = StreamClient.open("/v1/stream?market_id=" + market);
                var locks = DatabaseOutage.connection(DatabaseOutage.database());
                var statement = locks.createStatement()) {
            entries.next("snapshot");
            marketList.next("snapshot");
            locks.setAutoCommit(false);
            statement.execute("LOCK TABLE journal_entries, markets");
            time.jumpUntilStreamsEnd();
            assertEnded("unavailable 1", entries);
            assertEnded("unavailable null", marketList);
        }
        OtherReplica.deposit(pool, id, 2, null);
        assertResumes(id);
    }

    @Test
    void unknownSchemaEndsStreamsWhichResumeWithoutLoss() throws Exception {
        long id = portfolio("1000.00");
        String market = pricedMarket("0.50", "0.50");
        try (var entries = StreamClient.open(stream(id));
                var prices = StreamClient.open("/v1/markets/" + market + "/stream");
                var marketList = StreamClient.open("/v1/stream?market_id=" + market)) {
            entries.next("snapshot");
            marketList.next("snapshot");
            String time = prices.next("snapshot").id();
            run(TOO_NEW);
            assertEnded("schema_unknown 1", entries);
            assertEnded("schema_unknown " + time, prices);
            assertEnded("schema_unknown null", marketList);
            assertRejected(stream(id), "schema_unknown");
            OtherReplica.deposit(pool, id, 2, null);
        } finally {
            run("DELETE FROM flyway_schema_history WHERE version = '9001'");
        }
        await().until(() -> given().get("/q/health/ready").statusCode() == 200);
        assertResumes(id);
    }

    private static String stream(long portfolio) {
        return "/v1/portfolios/" + portfolio + "/stream";
    }

    private static void assertRejected(String path, String code) {
        given().get(path).then().statusCode(503).body("code", equalTo(code));
    }

    private static void assertEnded(String reasonAndResumePoint, StreamClient client) {
        var end = client.next("end").json();
        assertEquals(reasonAndResumePoint, end.getString("reason") + " " + end.getString("resume_after"));
        assertEquals(Event.END, client.next());
    }

    /// Asserts that a stream resumed after seq 1 sends the two entries of the outage and a new one.
    private void assertResumes(long portfolio) throws Exception {
        try (var client = StreamClient.open(stream(portfolio), "Last-Event-ID", "1")) {
            assertEquals("3", client.next("entry", 2).getLast().id());
            OtherReplica.deposit(pool, portfolio, 1, null);
            assertEquals("4", client.next("entry").id());
        }
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(Duration.ofSeconds(10));
    }
}
