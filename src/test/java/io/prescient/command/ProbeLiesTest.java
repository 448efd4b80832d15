package io.prescient.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.probe.Patience;
import io.prescient.probe.Promise;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The check command against a server that lies, or does not tell.
@QuarkusTest
class ProbeLiesTest extends CheckRuns {

    @ParameterizedTest
    @CsvSource({
        "repeats_trades, nothing_doubled",
        "swallows_trades, nothing_lost",
        "thins_streams, stream_whole",
        "forgets_requests, one_response",
        "adds_a_cent, state_is_fold",
        "tells_now_for_then, state_is_fold",
        "says_another_seq, min_seq",
        "tells_old_news, read_your_writes",
        "drops_ids, stream_whole"
    })
    void aLieIsFoundOutWithSmallEvidence(Lie lie, Promise promise) throws IOException {
        try (var proxy = new LyingProxy(URI.create(here()), lie)) {
            assertEquals(3, check("--url", proxy.url(), "--json"), this::told);
        }
        var broken = report().get("violations").findParents("property").stream()
                .filter(evidence -> evidence.get("property").asText().equals(promise.name()))
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
            """)
    void whatIsNotAnsweredIsUnclearAndNoEvidence(Lie lie, String reason) throws IOException {
        try (var proxy = new LyingProxy(URI.create(here()), lie)) {
            assertEquals(1, check("--url", proxy.url(), "--json"), this::told);
        }
        assertTrue(report().get("violations").isEmpty(), this::told);
        assertTrue(report().get("inconclusive_reason").asText().contains(reason), this::told);
    }

    /// What is waited for after the journals never comes, so it is not waited for long.
    @Test
    void whoLeavesAtTheEndIsUnclearToo() throws IOException {
        patience = new Patience(
                patience.greeting(),
                patience.setUp(),
                patience.outcomes(),
                patience.reading(),
                Duration.ofMillis(500),
                Duration.ofSeconds(1));
        whatIsNotAnsweredIsUnclearAndNoEvidence(Lie.leaves_at_the_end, "nobody answered any more");
    }

    @Test
    void aVerdictOnAllElseIsGivenEvenIfOneRequestStaysUnknown() throws IOException {
        try (var proxy = new LyingProxy(URI.create(here()), Lie.repeats_trades_and_fails_one)) {
            assertEquals(3, check("--url", proxy.url(), "--json"), this::told);
        }
        assertEquals("nothing_doubled", report().at("/violations/0/property").asText(), this::told);
        assertEquals(1, report().get("unknown_count").asInt(), this::told);
        assertTrue(
                report().get("inconclusive_reason").asText().contains("Nobody could be told what became of 1 request"),
                this::told);
    }

    /// A standby may be behind, so it is no evidence.
    @Test
    void oldNewsIsNoEvidenceWhereReadsComeFromAStandby() throws IOException {
        try (var proxy = new LyingProxy(URI.create(here()), Lie.tells_old_news)) {
            assertEquals(0, check("--url", proxy.url(), "--standby"), this::told);
        }
    }
}
