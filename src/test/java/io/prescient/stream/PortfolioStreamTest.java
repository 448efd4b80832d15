package io.prescient.stream;

import static io.prescient.Api.buyYes;
import static io.prescient.Api.changeStatus;
import static io.prescient.Api.close;
import static io.prescient.Api.deposit;
import static io.prescient.Api.get;
import static io.prescient.Api.json;
import static io.prescient.Api.market;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.prescient.stream.StreamClient.Event;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The events of a portfolio's stream, their order, and resuming.
@QuarkusTest
@Timeout(60)
class PortfolioStreamTest {
    @Inject
    Pool pool;

    @Inject
    StreamTime time;

    private static String stream(long portfolio) {
        return "/v1/portfolios/" + portfolio + "/stream";
    }

    private static List<String> ids(List<Event> events) {
        return events.stream().map(Event::id).toList();
    }

    private static List<String> seqs(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(Long::toString).toList();
    }

    @Test
    void sendsSnapshotThenEveryEntry() throws Exception {
        long id = portfolio("1000.00");
        deposit(id, "5.00").statusCode(201);
        try (var client = StreamClient.open(stream(id))) {
            assertTrue(client.header("Content-Type").startsWith("text/event-stream"));
            // No proxy may buffer the stream.
            assertEquals("no-store no", client.header("Cache-Control") + " " + client.header("X-Accel-Buffering"));
            assertEquals("1000", client.next().retry());
            var snapshot = client.next();
            assertEquals("snapshot 2", snapshot.name() + " " + snapshot.id());
            assertEquals("1005.00", snapshot.json().getString("current_balance"));
            String trade = buyYes(id, market(), "100.00", "0.50");
            close(id, trade, null, "0.60").statusCode(200);
            var entries = client.next("entry", 2);
            assertEquals(seqs(3, 4), ids(entries));
            var bought = entries.getFirst().json();
            var journal = get("/v1/portfolios/" + id + "/journal?after=2&limit=1")
                    .extract()
                    .jsonPath();
            assertEquals(journal.getMap("items[0]"), bought.getMap("$"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"header", "query", "both"})
    void resumesWithMissedEntriesFirst(String source) throws Exception {
        long id = portfolio("1000.00");
        for (int i = 0; i < 4; i++) {
            deposit(id, "1.00").statusCode(201);
        }
        // The later one counts: a browser repeats the URL and sends its resume point in the header.
        String query = source.equals("header") ? "" : "?after=" + (source.equals("both") ? 1 : 3);
        String[] header = source.equals("query") ? new String[0] : new String[] {"Last-Event-ID", "3"};
        try (var client = StreamClient.open(stream(id) + query, header)) {
            assertEquals(seqs(4, 5), ids(client.next("entry", 2)));
            deposit(id, "1.00").statusCode(201);
            assertEquals("6", client.next("entry").id());
        }
    }

    @Test
    void sendsLongJournalFromStart() throws Exception {
        long id = portfolio("1000.00");
        OtherReplica.deposit(pool, id, 1000, null);
        try (var client = StreamClient.open(stream(id) + "?after=0")) {
            var first = client.next();
            assertEquals("1000", first.retry());
            assertEquals("1", client.next().id());
            assertEquals(seqs(2, 1001), ids(client.next("entry", 1000)));
            deposit(id, "1.00").statusCode(201);
            assertEquals("1002", client.next("entry").id());
        }
    }

    @Test
    void sendsEntriesCommittedByOtherReplica() throws Exception {
        long id = portfolio("1000.00");
        try (var client = StreamClient.open(stream(id));
                var other = StreamClient.open(stream(id))) {
            client.next("snapshot");
            other.next("snapshot");
            OtherReplica.deposit(pool, id, 600, null);
            assertEquals(seqs(2, 601), ids(client.next("entry", 600)));
            assertEquals(seqs(2, 601), ids(other.next("entry", 600)));
        }
    }

    @Test
    void concurrentWritersLeaveNoGapForAnyReader() throws Exception {
        long id = portfolio("1000.00");
        var clients = new ArrayList<StreamClient>();
        for (int i = 0; i < 10; i++) {
            clients.add(StreamClient.open(stream(id) + "?after=" + i % 2));
        }
        Api.race(IntStream.range(0, 200)
                .<Callable<Response>>mapToObj(
                        _ -> () -> send("POST", "/v1/portfolios/" + id + "/deposits", json("amount", "1.00")))
                .toList());
        for (int i = 0; i < 10; i++) {
            assertEquals(seqs(1 + i % 2, 201), ids(clients.get(i).next("entry", 201 - i % 2)));
            clients.get(i).close();
        }
    }

    @Test
    void sendsArchivedEntryAndEndsOnDeletion() throws Exception {
        long id = portfolio("1000.00");
        try (var client = StreamClient.open(stream(id))) {
            client.next("snapshot");
            changeStatus(id, "archive").statusCode(200);
            assertEquals("archived", client.next("entry").json().getString("type"));
            send("DELETE", "/v1/portfolios/" + id, null).then().statusCode(204);
            var end = client.next("end");
            assertEquals(
                    "deleted null",
                    end.json().getString("reason") + " " + end.json().getString("resume_after"));
            assertNull(end.id());
            assertEquals(Event.END, client.next());
        }
    }

    @Test
    void idleStreamSendsHeartbeat() throws Exception {
        long id = portfolio("1000.00");
        try (var client = StreamClient.open(stream(id))) {
            client.next("snapshot");
            time.awaitIdle(id);
            time.advance(Duration.ofSeconds(15));
            var heartbeat = client.next();
            assertEquals("heartbeat", heartbeat.comment());
            assertNull(heartbeat.name());
            assertNull(heartbeat.data());
            assertFalse(client.eventsWithin(10).contains(Event.END));
        }
    }
}
