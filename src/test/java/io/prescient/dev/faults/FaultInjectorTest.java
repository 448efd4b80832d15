package io.prescient.dev.faults;

import static io.prescient.Api.get;
import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.pricedMarket;
import static io.prescient.Api.send;
import static io.prescient.Api.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Faults happen if a request lists them, and only then.
@QuarkusTest
@Timeout(60)
class FaultInjectorTest {
    private final HttpClient client =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private long portfolio;

    @BeforeEach
    void open() {
        portfolio = portfolio("1000.00");
    }

    @AfterEach
    void close() {
        client.shutdownNow();
    }

    @Test
    void droppedResponseIsReplayedToRetry() {
        var key = unique("d");
        var body = json("amount", "5.00");
        var path = "/v1/portfolios/" + portfolio + "/deposits";
        assertThrows(
                IOException.class,
                () -> send("POST", path, body, "Idempotency-Key", key, "Fault-Injection", "drop-after-commit"));
        assertEquals(
                "committed",
                get("/v1/portfolios/" + portfolio + "/requests/" + key)
                        .extract()
                        .path("result"));
        var retry = send("POST", path, body, "Idempotency-Key", key);
        assertEquals(201, retry.statusCode());
        assertEquals("true", retry.header("Idempotency-Replayed"));
        assertEquals("1005.00", getPortfolio(portfolio).getString("current_balance"));
    }

    @Test
    void sends100ContinueBeforeDroppingResponse() throws Exception {
        var head = """
                POST /v1/portfolios/%d/deposits HTTP/1.1
                Host: localhost
                Content-Type: application/json
                Content-Length: 18
                Expect: 100-continue
                Fault-Injection: drop-after-commit

                """.replace("\n", "\r\n");
        try (var socket = RawStream.connect()) {
            var out = socket.getOutputStream();
            out.write(head.formatted(portfolio).getBytes(StandardCharsets.US_ASCII));
            assertEquals("HTTP/1.1 100 Continue\r\n\r\n", RawStream.head(socket.getInputStream()));
            out.write("{\"amount\": \"5.00\"}".getBytes(StandardCharsets.US_ASCII));
            assertEquals("", RawStream.head(socket.getInputStream()));
        }
        assertEquals("1005.00", getPortfolio(portfolio).getString("current_balance"));
    }

    @Test
    void delayedRequestIsDecidedLater() {
        var trade = json(
                "trade_id", unique("t"),
                "market_id", pricedMarket("0.40", "0.60"),
                "action", "buy_yes",
                "amount", "10.00",
                "deadline", Instant.now().plusMillis(1000).toString());
        var path = "/v1/portfolios/" + portfolio + "/trades";
        var late = send("POST", path, trade, "Fault-Injection", "delay=1500ms");
        assertEquals("deadline_passed", late.jsonPath().getString("code"));
        trade.put("trade_id", unique("t"));
        trade.put("deadline", Instant.now().plusSeconds(30).toString());
        assertEquals(
                201, send("POST", path, trade, "Fault-Injection", "delay=10ms").statusCode());
    }

    @Test
    void cutsStreamInTheMiddleOfAnEvent() throws Exception {
        var _ = deposit(3);
        var cut = readEvents(1, "cut-in-event=2", 100);
        int whole = cut.lastIndexOf("\n\n") + 2;
        assertEquals(List.of("2"), ids(cut.substring(0, whole)));
        assertTrue(cut.length() > whole && !cut.endsWith("}"), cut);
        assertEquals(List.of("3", "4"), ids(readEvents(2, null, 2)));
    }

    @Test
    void repeatsEvent() throws Exception {
        var _ = deposit(3);
        assertEquals(List.of("2", "3", "3", "4"), ids(readEvents(1, "repeat=2", 4)));
        assertEquals(List.of("2", "3", "4"), ids(readEvents(1, null, 3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"explode", "delay=1h", "repeat=0"})
    void rejectsUnknownFaultByName(String fault) {
        var rejection = send("GET", "/v1/portfolios/" + portfolio, null, "Fault-Injection", fault);
        assertEquals(400, rejection.statusCode());
        assertEquals("invalid_parameter", rejection.jsonPath().getString("code"));
        assertEquals("Fault-Injection", rejection.jsonPath().getString("parameter"));
    }

    @Test
    void cutsAndRepeatsNdjsonLines() throws Exception {
        var _ = deposit(2);
        var twice = readStream("application/x-ndjson", 1, "repeat=1", received -> received.contains("\"seq\":3"))
                .split("\n", -1);
        assertEquals(twice[1], twice[2]);
        var cut = readStream("application/x-ndjson", 1, "cut-in-event=1", _ -> false);
        assertTrue(
                cut.startsWith("{\"event\":\"heartbeat\",\"id\":null,\"data\":null}\n{\"event\":\"entry\"")
                        && !cut.contains("}}"),
                cut);
    }

    @Test
    void leavesOtherResponsesAndLaterRequestsUnchanged() throws Exception {
        for (var fault : List.of("repeat=1", "cut-in-event=1", "repeat=1", "delay=1ms")) {
            var request = HttpRequest.newBuilder(uri(""))
                    .header("Fault-Injection", fault)
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            assertTrue(answer.body().startsWith("{") && answer.body().endsWith("}"), answer.body());
        }
        assertEquals(List.of("2"), ids(readEvents(1, null, deposit(1))));
    }

    private int deposit(int times) {
        for (int i = 0; i < times; i++) {
            Api.deposit(portfolio, "1.00").statusCode(201);
        }
        return times;
    }

    /// Reads server-sent events after a seq, until the stream ends or this number of events has arrived.
    private String readEvents(long after, String fault, int events) throws Exception {
        return readStream(
                "text/event-stream",
                after,
                fault,
                received -> received.endsWith("\n\n") && ids(received).size() == events);
    }

    private String readStream(String type, long after, String fault, Predicate<String> enough) throws IOException {
        return RawStream.read(portfolio, type, after, fault, enough);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + RestAssured.port + "/v1/portfolios/" + portfolio + path);
    }

    private static List<String> ids(String received) {
        return received.lines()
                .filter(line -> line.startsWith("id:"))
                .map(line -> line.substring(3).strip())
                .toList();
    }
}
