package io.prescient.stream;

import static io.prescient.Api.json;
import static io.prescient.Api.market;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.put;
import static io.prescient.Api.unique;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stream requests that are rejected, and HEAD requests.
@QuarkusTest
@Timeout(60)
class StreamRequestsTest {
    @Inject
    StreamTime time;

    private static String stream(long portfolio) {
        return "/v1/portfolios/" + portfolio + "/stream";
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream", "application/x-ndjson"})
    void rejectsInvalidRequestBeforeStreamStarts(String type) {
        long id = portfolio("1000.00");
        assertRejected(type, "/v1/portfolios/999999999/stream", 404, "portfolio_not_found");
        assertRejected(type, "/v1/portfolios/x/stream", 400, "invalid_parameter");
        assertRejected(type, stream(id) + "?after=x", 400, "invalid_parameter");
        assertRejected(type, stream(id) + "?after=-1", 400, "invalid_parameter");
        assertRejected(type, stream(id) + "?since=1", 400, "unknown_parameter");
        assertRejected(type, stream(id) + "?min_seq=1", 400, "unknown_parameter");
        time.awaitTimeout(() -> given().header("Accept", type).get(stream(id) + "?after=2"))
                .then()
                .statusCode(504)
                .body("code", equalTo("min_seq_timeout"));
        given().header("Accept", type)
                .header("Last-Event-ID", "1.5")
                .get(stream(id))
                .then()
                .statusCode(400)
                .body("parameter", equalTo("Last-Event-ID"));
    }

    private static void assertRejected(String type, String path, int status, String code) {
        given().header("Accept", type).get(path).then().statusCode(status).body("code", equalTo(code));
    }

    @Test
    void headRequestKeepsConnectionOpen() throws Exception {
        String path = "/v1/portfolios/" + portfolio("1000.00");
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("HEAD " + path + "/stream HTTP/1.1\r\nHost: localhost\r\n\r\n" + "GET " + path
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var responses = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(3, responses.split("HTTP/1.1 200 OK", -1).length, responses);
            assertTrue(responses.contains("total_value"), responses);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream", "application/x-ndjson"})
    void headReturnsContentTypeOfStream(String type) {
        for (var path :
                new String[] {stream(portfolio("1.00")), "/v1/markets/" + market() + "/stream", "/v1/stream?market_id=m"
                }) {
            assertTrue(head(type, path).startsWith(type), path);
        }
    }

    @Test
    void marketNamedStreamIsNoStream() {
        String path = "/v1/markets/" + unique("m") + "%2Fstream";
        put(path, json()).statusCode(200);
        assertTrue(head("*/*", path).startsWith("application/json"));
    }

    private static String head(String type, String path) {
        return given().urlEncodingEnabled(false)
                .header("Accept", type)
                .head(path)
                .then()
                .statusCode(200)
                .extract()
                .contentType();
    }
}
