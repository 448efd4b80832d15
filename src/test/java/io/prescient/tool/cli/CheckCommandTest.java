package io.prescient.tool.cli;

import static io.prescient.Api.get;
import static io.prescient.Api.portfolio;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The check command against this service.
@QuarkusTest
class CheckCommandTest extends CheckTestBase {

    @Tag("deep")
    @Test
    void passesOnConsistentDeployment() {
        int exit = check("--url", serviceUrl(), "--url", serviceUrl().replace("localhost", "127.0.0.1"));
        assertEquals(0, exit, this::output);
        assertTrue(out.toString().endsWith("Passed\n"), this::output);
    }

    @Test
    void archivesOnlyItsOwnPortfolios() throws IOException {
        long other = portfolio("100.00");
        var before = get("/v1/portfolios/" + other).extract().jsonPath();
        assertEquals(0, check("--url", serviceUrl(), "--json", "--seed", "7"), this::output);
        var report = report();
        var after = get("/v1/portfolios/" + other).extract().jsonPath();
        assertEquals("active", after.getString("status"));
        assertEquals(before.getLong("seq"), after.getLong("seq"));
        for (int i = 1; i <= 3; i++) {
            var market = get("/v1/markets/" + report.get("run").asText() + "-m" + i)
                    .extract()
                    .jsonPath();
            assertTrue(market.getBoolean("closed"), market::prettify);
        }
        assertTrue(report.get("left_behind").isEmpty(), this::output);
        assertTrue(
                report.get("committed_count").asInt() > 0
                        && report.get("rejected_count").asInt() > 0,
                this::output);
        assertTrue(
                report.get("abandoned_count").asInt() > 0
                        && report.get("raced_count").asInt() > 0,
                this::output);
        assertEquals(2, report.get("portfolio_ids").size());
        for (var id : report.get("portfolio_ids")) {
            var portfolio = get("/v1/portfolios/" + id).extract().jsonPath();
            assertEquals("archived", portfolio.getString("status"));
            assertTrue(portfolio.getString("name").startsWith(report.get("run").asText() + "-p"), this::output);
        }
    }

    @Tag("deep")
    @Test
    void keepsPortfoliosActiveOnRequest() throws IOException {
        assertEquals(0, check("--url", serviceUrl(), "--json", "--keep", "--portfolios", "1"), this::output);
        var kept = get("/v1/portfolios/" + report().get("portfolio_ids").get(0)).extract();
        assertEquals("active", kept.jsonPath().getString("status"));
    }

    @Tag("deep")
    @Test
    void passesThroughProxyWithoutFault() throws IOException {
        try (var proxy = new FaultyProxy(URI.create(serviceUrl()), ProxyFault.none)) {
            assertEquals(0, check("--url", proxy.url(), "--url", serviceUrl()), this::output);
        }
    }

    @Test
    void failsIfReplicaDoesNotRespond() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        long before = portfolio("1.00");
        assertEquals(1, check("--url", serviceUrl(), "--url", "http://localhost:" + port));
        assertEquals("Could not check: http://localhost:" + port + " does not respond\n", output());
        assertNoPortfolioOpenedSince(before);
    }

    @ParameterizedTest
    @CsvSource({"200, is not this service", "404, is not this service", "503, is failing"})
    void createsNothingAtAnotherService(int status, String problem) throws IOException {
        long before = portfolio("1.00");
        var requests = new CopyOnWriteArrayList<String>();
        var other = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        other.createContext("/", exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                exchange.sendResponseHeaders(status, 2);
                exchange.getResponseBody().write("{}".getBytes(StandardCharsets.US_ASCII));
            }
        });
        other.start();
        try {
            var url = "http://localhost:" + other.getAddress().getPort();
            assertEquals(1, check("--url", serviceUrl(), "--url", url));
            assertEquals(
                    "Could not check: %s %s: GET /v1/portfolios/0 returned %d\n".formatted(url, problem, status),
                    output());
        } finally {
            other.stop(0);
        }
        assertEquals(
                List.of("GET /v1/portfolios/0"), requests.stream().distinct().toList());
        assertNoPortfolioOpenedSince(before);
    }

    /// Portfolio ids are consecutive.
    private static void assertNoPortfolioOpenedSince(long portfolio) {
        assertEquals(portfolio + 1, portfolio("1.00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--url",
                "--url localhost",
                "--url ftp://localhost",
                "--url http://localhost/v1",
                "--url http://localhost:99999",
                "--url http://localhost --workers 0",
                "--url http://localhost --workers 257",
                "--url http://localhost --seconds 3601",
                "--url http://localhost --portfolios 65",
                "--url http://localhost --seconds soon",
                "--url http://localhost --speed 9"
            })
    void rejectsInvalidOptions(String options) {
        assertEquals(2, run(options.isEmpty() ? new String[0] : options.split(" ", -1)));
        assertTrue(
                err.toString()
                        .lines()
                        .findFirst()
                        .orElse("")
                        .matches(".*(--url|--workers|--seconds|--portfolios|--speed).*"),
                this::output);
    }
}
