package io.prescient.snapshot;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Bodies of clients that send slowly, send invalid chunks or disconnect within a body.
@QuarkusTest
class IncompleteBodiesTest {
    private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    void storesCompleteLinesOfDisconnectedClient() throws Exception {
        String market = Api.market();
        try (var client = client()) {
            chunk(client, line(market, 1) + line(market, 2));
            chunk(client, line(market, 3).substring(0, 20));
        }
        awaitStored(market, 2);
    }

    @Test
    void storesLinesOfSlowClientBeforeBodyEnds() throws Exception {
        String market = Api.market();
        try (var client = client()) {
            var sent = new AtomicInteger();
            await().until(() -> {
                chunk(client, line(market, sent.getAndIncrement()));
                return stored(market) >= 3;
            });
            client.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var response = new String(client.getInputStream().readNBytes(15), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 200 OK", response);
            awaitStored(market, sent.get());
        }
    }

    @Test
    void storesLinesBeforeInvalidChunk() throws Exception {
        String market = Api.market();
        try (var client = client()) {
            chunk(client, line(market, 1));
            client.getOutputStream().write("no length\r\n".getBytes(StandardCharsets.US_ASCII));
            awaitStored(market, 1);
        }
    }

    private static Socket client() throws IOException {
        var client = new Socket("localhost", RestAssured.port);
        client.getOutputStream().write("""
                POST /v1/snapshots HTTP/1.1
                Host: localhost
                Content-Type: application/x-ndjson
                Transfer-Encoding: chunked

                """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private static void chunk(Socket client, String text) throws IOException {
        client.getOutputStream()
                .write((Integer.toHexString(text.length()) + "\r\n" + text + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private static String line(String market, int second) {
        return SnapshotApi.at("" + START.plusSeconds(second), "0.5").replace("$", market) + "\n";
    }

    private static void awaitStored(String market, int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> stored(market) >= count);
        Api.get("/v1/markets/" + market).body("last_price_at != null", equalTo(true));
    }

    private static int stored(String market) {
        return Api.get("/v1/markets/" + market + "/snapshots")
                .extract()
                .jsonPath()
                .getList("items")
                .size();
    }
}
