package io.prescient.stream;

import static io.prescient.Api.get;
import static io.prescient.Api.portfolio;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Several streams on one HTTP/2 connection, of which the client does not read one.
@QuarkusTest
@Timeout(60)
class SharedConnectionTest {
    /// With 20 kB each, more than the buffers of a client that does not read.
    private static final int ENTRIES = 1_000;

    @Inject
    Pool pool;

    @Inject
    PortfolioChangePoller poller;

    @Inject
    StreamContext context;

    @Inject
    StreamTime time;

    private long id;
    private String path;
    private LogRecorder log;
    private double timeoutsBefore;

    @BeforeEach
    void open() {
        id = portfolio("1000.00");
        path = "/v1/portfolios/" + id + "/stream";
        log = new LogRecorder(Subscription.class);
        timeoutsBefore = StreamMetricsTest.metric(StreamMetricsTest.ended("write_timeout"));
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void unreadStreamDoesNotBlockOthersOnConnection() throws Exception {
        var client = HttpClient.newHttpClient();
        try {
            var unread = request(client);
            awaitListeners(1);
            try (var other = StreamClient.open(client, path)) {
                other.next("snapshot");
                commitEntries();
                assertEquals(
                        "" + (ENTRIES + 1),
                        other.next("entry", ENTRIES).getLast().id());
                time.advanceUntil(() -> poller.listeners(id) == 1);
                OtherReplica.deposit(pool, id, 1, null);
                assertEquals("" + (ENTRIES + 2), other.next("entry").id());
                assertEquals(unread.connectionLabel().orElseThrow(), other.connection());
                assertThrows(IOException.class, () -> unread.body().readAllBytes());
                get("/v1/portfolios/" + id).statusCode(200);
            }
        } finally {
            client.shutdownNow();
        }
        assertEquals(List.of("Stream ended because the client stopped reading: portfolio " + id), log.messages);
        assertEquals(1, StreamMetricsTest.metric(StreamMetricsTest.ended("write_timeout")) - timeoutsBefore);
    }

    @Test
    void closesConnectionThatAcceptsNoData() throws Exception {
        try (var unread = new Socket()) {
            unread.setReceiveBufferSize(4096);
            unread.connect(new InetSocketAddress("localhost", RestAssured.port));
            unread.getOutputStream().write(http2Request());
            awaitListeners(1);
            Set<Subscription> open = subscriptions();
            assertEquals(1, open.size());
            commitEntries();
            time.advanceUntil(() -> poller.listeners(id) == 0);
            assertTrue(subscriptions().isEmpty());
        }
        // One message for the reset, which the client does not read either, and one for closing the connection.
        assertEquals(2, log.messages.size());
        assertEquals(1, StreamMetricsTest.metric(StreamMetricsTest.ended("write_timeout")) - timeoutsBefore);
    }

    private Set<Subscription> subscriptions() {
        return context.subscriptions.stream()
                .filter(subscription -> subscription.toString().equals("portfolio " + id))
                .collect(Collectors.toSet());
    }

    private HttpResponse<InputStream> request(HttpClient client) throws IOException, InterruptedException {
        String server = "http://localhost:" + RestAssured.port;
        // The first request upgrades the connection to HTTP/2. Later requests share it.
        var first = client.send(
                HttpRequest.newBuilder(URI.create(server + "/v1/portfolios/" + id))
                        .build(),
                BodyHandlers.discarding());
        assertEquals(Version.HTTP_2, first.version());
        var request = HttpRequest.newBuilder(URI.create(server + path + "?after=1"))
                .header("Accept", "application/x-ndjson")
                .build();
        return client.send(request, BodyHandlers.ofInputStream());
    }

    private void commitEntries() {
        for (int i = 0; i < ENTRIES / 100; i++) {
            OtherReplica.deposit(pool, id, 100, "x".repeat(20_000));
        }
    }

    private void awaitListeners(int count) {
        await().until(() -> poller.listeners(id) == count);
    }

    /// An HTTP/2 request for the stream with a flow-control window of two gigabytes.
    private byte[] http2Request() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        frame(out, 6, 4, 0, 0);
        out.writeShort(4);
        out.writeInt(Integer.MAX_VALUE);
        frame(out, 4, 8, 0, 0);
        out.writeInt(Integer.MAX_VALUE - 65_535);
        var head = new ByteArrayOutputStream();
        // GET, http, then :path, :authority and accept by their indexes in the HPACK static table.
        head.write(new byte[] {(byte) 0x82, (byte) 0x86});
        field(head, path + "?after=1", 4);
        field(head, "localhost", 1);
        field(head, "application/x-ndjson", 15, 4);
        frame(out, head.size(), 1, 5, 1);
        head.writeTo(out);
        return bytes.toByteArray();
    }

    private static void frame(DataOutputStream out, int length, int type, int flags, int stream) throws IOException {
        out.writeByte(0);
        out.writeShort(length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
    }

    private static void field(ByteArrayOutputStream head, String value, int... name) {
        for (int part : name) {
            head.write(part);
        }
        head.write(value.length());
        head.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    }
}
