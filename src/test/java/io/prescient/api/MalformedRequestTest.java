package io.prescient.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that are not valid HTTP get a problem, and the connection is closed.
@QuarkusTest
class MalformedRequestTest {
    private static final String BODY = "{\"name\":\"smuggled\",\"initial_balance\":\"1\"}";
    private static final String CHUNKS = Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 41|Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked|Content-Length: 41",
                "Transfer-Encoding: chunked, xchunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked|Transfer-Encoding: chunked",
                "Transfer-Encoding:| chunked",
                "X-Folded: 1|\t2|Transfer-Encoding: chunked",
                "Transfer-Encoding : chunked",
                "Content-Length: 41|Content-Length: 4",
                "Content-Length: +41",
                "Content-Length: -1",
                "Host: other|Transfer-Encoding: chunked",
            })
    void rejectsAmbiguousHeaders(String headers) throws IOException {
        reject("POST /v1/portfolios HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + headers.replace("|", "\r\n") + "\r\n\r\n" + CHUNKS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"29;a=\"\r\n", "zz\r\n", "-1\r\n", "29 41\r\n", "29\n"})
    void rejectsInvalidChunks(String chunk) throws IOException {
        reject("POST /v1/portfolios HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + chunk + BODY + "\r\n0\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0001GET / HTTP/1.1|Host: x",
                "GET / HTTP/1.1",
                "GET / HTTP/1.1|Host: x|X: a\0b",
                "GET / HTTP/9.9|Host: x",
                "GET index HTTP/1.1|Host: x",
                "GET /%zz HTTP/1.1|Host: x",
                "OPTIONS * HTTP/1.1|Host: x",
                "CONNECT x:80 HTTP/1.1|Host: x",
                "hello",
            })
    void rejectsInvalidHeads(String head) throws IOException {
        reject(head.replace("|", "\r\n") + "\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({"140000, 0, 414, request_line_too_long", "0, 30000, 431, headers_too_large"})
    void rejectsLongHeads(int path, int header, int status, String code) throws IOException {
        reject(
                "GET /" + "a".repeat(path) + " HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(header) + "\r\n\r\n",
                status,
                code);
    }

    private static void reject(String request) throws IOException {
        reject(request, 400, "malformed_request");
        assertEquals(
                0, RestAssured.get("/v1/portfolios").jsonPath().getList("items").size());
    }

    private static void reject(String request, int status, String code) throws IOException {
        var answer = RawHttp.exchange(request);
        assertEquals(status, answer.status());
        ProblemAssertions.assertProblem(answer.body(), answer.contentType(), status, code);
    }
}
