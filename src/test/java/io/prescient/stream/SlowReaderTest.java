package io.prescient.stream;

import static io.prescient.Api.get;
import static io.prescient.Api.portfolio;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that stop reading a stream.
@QuarkusTest
@Timeout(60)
class SlowReaderTest {
    private static final int ENTRIES = 1_000;

    @Inject
    Pool pool;

    @Inject
    PortfolioChangePoller poller;

    @Inject
    StreamContext context;

    @Inject
    StreamTime time;

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/event-stream"})
    void endsSlowStreamWhichResumesWithoutLoss(String type) throws Exception {
        long id = portfolio("1000.00");
        String path = "/v1/portfolios/" + id + "/stream";
        try (var slow = new Socket();
                var other = StreamClient.open(path)) {
            request(slow, path, type);
            other.next("snapshot");
            commitEntries(id);
            assertEquals(
                    "" + (ENTRIES + 1), other.next("entry", ENTRIES).getLast().id());
            // Longer than the lag timeout.
            time.advance(Duration.ofSeconds(40));
            get("/v1/portfolios/" + id).statusCode(200);
            long lastSeq = readToEnd(slow);
            assertTrue(lastSeq > 1 && lastSeq < ENTRIES + 1, "ended after " + lastSeq);
            try (var resumed = StreamClient.open(path + "?after=" + lastSeq)) {
                var rest = resumed.next("entry", (int) (ENTRIES + 1 - lastSeq));
                assertEquals("" + (lastSeq + 1), rest.getFirst().id());
                assertEquals("" + (ENTRIES + 1), rest.getLast().id());
            }
        }
    }

    @Test
    void releasesStreamOfClientThatNeverReads() throws Exception {
        long id = portfolio("1000.00");
        String path = "/v1/portfolios/" + id + "/stream";
        var unreadSubscriptions = new HashSet<Subscription>();
        try (var unread = new Socket();
                var other = StreamClient.open(path)) {
            other.next("snapshot");
            var before = Set.copyOf(context.subscriptions);
            request(unread, path, "application/x-ndjson");
            awaitListeners(id, 2);
            unreadSubscriptions.addAll(context.subscriptions);
            unreadSubscriptions.removeAll(before);
            assertEquals(1, unreadSubscriptions.size());
            commitEntries(id);
            assertEquals(ENTRIES, other.next("entry", ENTRIES).size());
            time.advanceUntil(() -> poller.listeners(id) == 1);
            assertTrue(Collections.disjoint(unreadSubscriptions, context.subscriptions));
            OtherReplica.deposit(pool, id, 1, null);
            assertEquals("" + (ENTRIES + 2), other.next("entry").id());
        }
        awaitListeners(id, 0);
    }

    private void awaitListeners(long portfolio, int count) {
        await().until(() -> poller.listeners(portfolio) == count);
    }

    private static void request(Socket socket, String path, String type) throws IOException {
        // Small, so that it is full before all is sent. The test cannot limit the send buffer of the server.
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("GET " + path + "?after=1 HTTP/1.1\r\nHost: localhost\r\nAccept: " + type + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private void commitEntries(long portfolio) {
        for (int i = 0; i < ENTRIES / 100; i++) {
            OtherReplica.deposit(pool, portfolio, 100, "x".repeat(20_000));
        }
    }

    /// Reads all entries and the event `end`, and returns the seq after which the stream ended.
    private static long readToEnd(Socket slow) throws IOException {
        long lastSeq = 1;
        var lines = new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            // A line of NDJSON, or the data of an event.
            int object = line.indexOf('{');
            if (line.contains("\"type\":\"deposited\"")) {
                assertEquals(++lastSeq, data(line.substring(object)).getLong("seq"));
            } else if (line.contains("\"resume_after\"")) {
                var end = data(line.substring(object));
                assertEquals("slow " + lastSeq, end.getString("reason") + " " + end.getLong("resume_after"));
                return lastSeq;
            }
        }
        throw new IllegalStateException("the stream ended without an event after " + lastSeq);
    }

    private static JsonPath data(String object) {
        return JsonPath.from(object).setRootPath(object.startsWith("{\"event\"") ? "data" : "");
    }
}
