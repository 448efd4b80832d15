package io.prescient.tool.verifier;

import java.time.Duration;

/// How long each phase of a check may take.
///
/// @param handshake until every replica has responded
/// @param setUp until markets and portfolios exist and every replica has shown them
/// @param results after the workers' time, until the result of each request is known; covers a replica's restart
/// @param finalReads until every replica has returned its journals, and then its portfolios at several seqs
/// @param streams until every stream has sent the last entry of its journal; applied once more after a reconnect
/// @param cleanUp until the portfolios are archived and the markets closed
public record Timeouts(
        Duration handshake, Duration setUp, Duration results, Duration finalReads, Duration streams, Duration cleanUp) {
    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15));
}
