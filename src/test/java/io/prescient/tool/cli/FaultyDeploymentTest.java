package io.prescient.tool.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.tool.verifier.Property;
import io.prescient.tool.verifier.Timeouts;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The check command against a proxy that introduces faults.
@QuarkusTest
class FaultyDeploymentTest extends CheckTestBase {

    @Test
    void findsRepeatedTrades() throws IOException {
        assertFinds(ProxyFault.repeats_trades, Property.nothing_doubled);
    }

    @Tag("deep")
    @ParameterizedTest
    @CsvSource({
        "drops_trades, nothing_lost",
        "thins_streams, stream_whole",
        "forgets_requests, one_response",
        "adds_a_cent, state_is_fold",
        "returns_now_for_as_of, state_is_fold",
        "returns_wrong_seq, min_seq",
        "returns_stale_reads, read_your_writes",
        "drops_ids, stream_whole"
    })
    void findsViolationWithFewEvents(ProxyFault fault, Property property) throws IOException {
        assertFinds(fault, property);
    }

    private void assertFinds(ProxyFault fault, Property property) throws IOException {
        try (var proxy = new FaultyProxy(URI.create(serviceUrl()), fault)) {
            assertEquals(3, check("--url", proxy.url(), "--json"), this::output);
        }
        var found = report().get("violations").findParents("property").stream()
                .filter(violation -> violation.get("property").asText().equals(property.name()))
                .findFirst();
        assertTrue(found.isPresent(), this::output);
        assertFalse(found.get().get("events").isEmpty(), this::output);
        assertTrue(found.get().get("events").size() <= 3, this::output);
    }

    @Test
    void isInconclusiveWithoutAsOfReads() throws IOException {
        assertInconclusive(ProxyFault.fails_as_of, "did not return portfolio");
    }

    @Tag("deep")
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fails_requests    | requests got a response
            fails_settlement  | the settlement of a market and its correction did not complete
            garbles_streams   | a stream of
            """)
    void isInconclusiveWithoutResponses(ProxyFault fault, String reason) throws IOException {
        assertInconclusive(fault, reason);
    }

    /// The streams never send their last entries, so they are awaited only briefly.
    @Tag("deep")
    @Test
    void isInconclusiveIfReplicaStopsAtTheEnd() throws IOException {
        timeouts = new Timeouts(
                timeouts.handshake(),
                timeouts.setUp(),
                timeouts.results(),
                timeouts.finalReads(),
                Duration.ofMillis(500),
                Duration.ofSeconds(1));
        assertInconclusive(ProxyFault.leaves_at_the_end, "stopped responding at the end of the check");
    }

    private void assertInconclusive(ProxyFault fault, String reason) throws IOException {
        try (var proxy = new FaultyProxy(URI.create(serviceUrl()), fault)) {
            assertEquals(1, check("--url", proxy.url(), "--json"), this::output);
        }
        assertTrue(report().get("violations").isEmpty(), this::output);
        assertTrue(report().get("inconclusive_reason").asText().contains(reason), this::output);
    }

    @Tag("deep")
    @Test
    void verifiesTheRestIfOneResultIsUnknown() throws IOException {
        try (var proxy = new FaultyProxy(URI.create(serviceUrl()), ProxyFault.repeats_trades_and_fails_one)) {
            assertEquals(3, check("--url", proxy.url(), "--json"), this::output);
        }
        assertEquals("nothing_doubled", report().at("/violations/0/property").asText(), this::output);
        assertEquals(1, report().get("unknown_count").asInt(), this::output);
        assertTrue(
                report().get("inconclusive_reason").asText().contains("the result of 1 requests is unknown"),
                this::output);
    }

    @Tag("deep")
    @Test
    void acceptsStaleReadsFromStandby() throws IOException {
        try (var proxy = new FaultyProxy(URI.create(serviceUrl()), ProxyFault.returns_stale_reads)) {
            assertEquals(0, check("--url", proxy.url(), "--standby"), this::output);
        }
    }
}
