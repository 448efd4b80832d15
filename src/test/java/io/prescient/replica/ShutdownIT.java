package io.prescient.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.migration.ScratchDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A shutdown while clients send requests as fast as they can.
@Tag("deep")
class ShutdownIT {
    private static final int CLIENTS = 24;
    private static final String DEPOSIT = "{\"amount\":\"1\"}";

    @Test
    void answersEachRequestAndExitsWithinSeconds() throws Exception {
        try (var database = ScratchDatabase.newest();
                var replica = Replica.start(database.environment());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int portfolio = OutageIT.openPortfolio(replica);
            var deposits = replica.url() + "/v1/portfolios/" + portfolio + "/deposits";
            var answered = new AtomicInteger();
            var clients = new ArrayList<Future<Integer>>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(depositUntilStopped(deposits, answered)));
            }
            stopAndCheckOpenConnections(replica, portfolio);
            int committed = 0;
            for (var client : clients) {
                committed += client.get();
            }
            assertEquals(answered.get(), committed);
            assertEquals(
                    List.of("" + answered.get()),
                    database.rows("SELECT count(*) FROM journal_entries WHERE type = 'deposited'"));
        }
    }

    /// A half-sent request is rejected, a stream ends with its position, and the process exits within seconds.
    private static void stopAndCheckOpenConnections(Replica replica, int portfolio) throws Exception {
        try (var stream = new Socket(InetAddress.getLoopbackAddress(), replica.port());
                var halfSent = new Socket(InetAddress.getLoopbackAddress(), replica.port())) {
            send(stream, "GET /v1/portfolios/" + portfolio + "/stream HTTP/1.1\r\nHost: x\r\n\r\n");
            send(halfSent, "POST /v1/portfolios HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
            Thread.sleep(1000);
            var begin = Instant.now();
            replica.stop();
            replica.awaitReadiness(503);
            assertTrue(text(halfSent).startsWith("HTTP/1.1 503 "));
            assertTrue(text(stream).contains("event:end"), "the stream ends with its position");
            assertEquals(143, replica.exit());
            var duration = Duration.between(begin, Instant.now());
            assertTrue(duration.compareTo(Duration.ofSeconds(6)) < 0, duration::toString);
        }
    }

    /// Returns the number of successful requests. Any failure but a rejected connection fails the test.
    private static Callable<Integer> depositUntilStopped(String url, AtomicInteger answered) {
        return () -> {
            int count = 0;
            try (var client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                while (true) {
                    var request = HttpRequest.newBuilder(URI.create(url))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(DEPOSIT))
                            .build();
                    assertEquals(
                            201, client.send(request, BodyHandlers.ofString()).statusCode());
                    answered.incrementAndGet();
                    count++;
                }
            } catch (ConnectException _) {
                return count;
            }
        };
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
