package io.prescient.command;

import static io.prescient.Api.get;
import static io.prescient.Api.portfolio;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.probe.Patience;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The check command as it is typed, against this server.
@QuarkusTest
class ProbeCommandTest extends CheckRuns {

    @Test
    void aSoundDeploymentIsSound() {
        int exit = check("--url", here(), "--url", here().replace("localhost", "127.0.0.1"));
        assertEquals(0, exit, this::told);
        assertTrue(out.toString().endsWith("Sound\n"), this::told);
    }

    @Test
    void itArchivesWhatItOpenedAndNothingElse() throws IOException {
        long other = portfolio("100.00");
        var before = get("/v1/portfolios/" + other).extract().jsonPath();
        assertEquals(0, check("--url", here(), "--json", "--seed", "7"), this::told);
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
        assertTrue(report.get("left_behind").isEmpty(), this::told);
        assertTrue(report.get("committed").asInt() > 0 && report.get("refused").asInt() > 0, this::told);
        assertTrue(report.get("hung_up").asInt() > 0 && report.get("raced").asInt() > 0, this::told);
        assertEquals(2, report.get("portfolios").size());
        for (var id : report.get("portfolios")) {
            var portfolio = get("/v1/portfolios/" + id).extract().jsonPath();
            assertEquals("archived", portfolio.getString("status"));
            assertTrue(portfolio.getString("name").startsWith(report.get("run").asText() + "-p"), this::told);
        }
    }

    @Test
    void whoKeepsThemFindsThemActive() throws IOException {
        assertEquals(0, check("--url", here(), "--json", "--keep", "--portfolios", "1"), this::told);
        var kept = get("/v1/portfolios/" + report().get("portfolios").get(0)).extract();
        assertEquals("active", kept.jsonPath().getString("status"));
    }

    @Test
    void anHonestProxyIsNoEvidence() throws IOException {
        try (var proxy = new LyingProxy(URI.create(here()), Lie.none)) {
            assertEquals(0, check("--url", proxy.url(), "--url", here()), this::told);
        }
    }

    @Test
    void whatDoesNotAnswerCannotBeChecked() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        // Nobody will ever listen there.
        patience = new Patience(
                Duration.ofMillis(500),
                patience.outcomes(),
                patience.reading(),
                patience.catchingUp(),
                patience.puttingAway());
        assertEquals(1, check("--url", "http://localhost:" + port));
        assertTrue(
                err.toString().startsWith("Could not check: [http://localhost:" + port + "] does not answer"),
                this::told);
        assertEquals("", out.toString());
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
                "--url http://localhost --bots 0",
                "--url http://localhost --bots 257",
                "--url http://localhost --seconds 3601",
                "--url http://localhost --portfolios 65",
                "--url http://localhost --seconds soon",
                "--url http://localhost --speed 9"
            })
    void whatIsNotUnderstoodIsAnotherExitCode(String options) {
        assertEquals(2, run(options.isEmpty() ? new String[0] : options.split(" ", -1)));
        assertTrue(
                err.toString()
                        .lines()
                        .findFirst()
                        .orElse("")
                        .matches(".*(--url|--bots|--seconds|--portfolios|--speed).*"),
                this::told);
    }
}
