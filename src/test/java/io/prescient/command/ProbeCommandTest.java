package io.prescient.command;

import static io.prescient.Api.get;
import static io.prescient.Api.portfolio;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prescient.probe.Patience;
import io.prescient.probe.Promise;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The check command as it is typed, against this server and against one that lies.
@QuarkusTest
class ProbeCommandTest {
    private static final String[] SHORT = {"--bots", "6", "--seconds", "2"};
    private static final Patience LITTLE = new Patience(
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

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

    @ParameterizedTest
    @CsvSource({
        "repeats_trades, nothing_doubled",
        "swallows_trades, nothing_lost",
        "thins_streams, stream_whole",
        "forgets_requests, one_outcome",
        "adds_a_cent, state_is_fold",
        "tells_now_for_then, state_is_fold",
        "says_another_seq, min_seq",
        "tells_old_news, read_your_writes",
        "drops_ids, stream_whole",
        "repeats_trades_and_fails_one, nothing_doubled"
    })
    void aLieIsFoundOutWithSmallEvidence(Lie lie, Promise promise) throws IOException {
        try (var proxy = new LyingProxy(URI.create(here()), lie)) {
            assertEquals(3, check("--url", proxy.url(), "--json"), this::told);
        }
        var broken = report().get("broken").findParents("promise").stream()
                .filter(evidence -> evidence.get("promise").asText().equals(promise.name()))
                .findFirst();
        assertTrue(broken.isPresent(), this::told);
        assertFalse(broken.get().get("events").isEmpty(), this::told);
        assertTrue(broken.get().get("events").size() <= 3, this::told);
    }

    /// Nothing that was told is false, but what is not told may be.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fails_as_of       | did not show portfolio
            fails_requests    | of the kind
            fails_settlement  | was not settled and corrected to the end
            garbles_streams   | A stream of
            leaves_at_the_end | nobody answered any more
            """)
    void whatIsNotAnsweredIsUnclearAndNoEvidence(Lie lie, String reason) throws IOException {
        try (var proxy = new LyingProxy(URI.create(here()), lie)) {
            assertEquals(1, check("--url", proxy.url(), "--json"), this::told);
        }
        assertTrue(report().get("broken").isEmpty(), this::told);
        assertTrue(report().get("unclear").asText().contains(reason), this::told);
    }

    @Test
    void aVerdictOnAllElseIsGivenEvenIfOneRequestStaysUnknown() throws IOException {
        try (var proxy = new LyingProxy(URI.create(here()), Lie.repeats_trades_and_fails_one)) {
            assertEquals(3, check("--url", proxy.url(), "--json"), this::told);
        }
        assertEquals(1, report().get("unknown").asInt(), this::told);
        assertTrue(
                report().get("unclear").asText().contains("Nobody could be told what became of 1 request"), this::told);
    }

    /// A standby may be behind, so it is no evidence.
    @Test
    void oldNewsIsNoEvidenceWhereReadsComeFromAStandby() throws IOException {
        try (var proxy = new LyingProxy(URI.create(here()), Lie.tells_old_news)) {
            assertEquals(0, check("--url", proxy.url(), "--standby"), this::told);
        }
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

    private int check(String... more) {
        var arguments = new String[more.length + SHORT.length];
        System.arraycopy(more, 0, arguments, 0, more.length);
        System.arraycopy(SHORT, 0, arguments, more.length, SHORT.length);
        return run(arguments);
    }

    private int run(String... options) {
        var arguments = new String[options.length + 1];
        arguments[0] = "check";
        System.arraycopy(options, 0, arguments, 1, options.length);
        var program = Commands.program();
        program.getSubcommands().get(ProbeCommand.NAME).<ProbeCommand>getCommand().patience = LITTLE;
        return program.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private static String here() {
        return "http://localhost:" + RestAssured.port;
    }

    private String told() {
        return out.toString() + err;
    }
}
