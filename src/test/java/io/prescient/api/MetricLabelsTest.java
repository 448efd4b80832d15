package io.prescient.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Requests cannot create metrics without bound.
@QuarkusTest
class MetricLabelsTest {
    private static final Pattern LABELS =
            Pattern.compile("(?m)^http_server_requests_seconds_count\\{method=\"(\\w+)\".*uri=\"([^\"]*)\"");

    @Test
    void inventedPathsCreateOneLabel() throws IOException {
        given().delete("/v1/portfolios");
        given().delete("/v1/portfolios/1/trades");
        given().delete("/v1/invented");
        var _ = RawHttp.exchange("BREW / HTTP/1.1\r\nHost: x\r\n\r\n");
        var before = labels();
        for (int i = 0; i < 100; i++) {
            given().delete("/v1/invented" + i);
            given().delete("/v1/portfolios/" + i + "/trades");
            given().delete("/invented/" + i + "/below");
            var _ = RawHttp.exchange("BREW" + i + " /v1/portfolios HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        assertEquals(before, labels());
        assertTrue(before.contains("DELETE /v1/portfolios/{id}/trades"), before::toString);
        assertTrue(before.contains("DELETE NOT_FOUND"), before::toString);
    }

    private static Set<String> labels() {
        return LABELS.matcher(RestAssured.get("/q/metrics").asString())
                .results()
                .map(labels -> labels.group(1) + " " + labels.group(2))
                .collect(Collectors.toSet());
    }
}
