package io.prescient.tool.verifier;

import java.time.Duration;

/// How long a run waits for what.
///
/// @param greeting until every replica has answered
/// @param setUp until all that is needed is there and every replica has shown it
/// @param outcomes after the bots' time, until it is known what became of each request: enough for a replica's return
/// @param reading until every replica has told the journals, and what it knows of them
/// @param catchingUp until every stream has told the end of its journal; once again after hanging up
/// @param puttingAway until the portfolios are archived and the markets closed
public record Timeouts(
        Duration greeting,
        Duration setUp,
        Duration outcomes,
        Duration reading,
        Duration catchingUp,
        Duration puttingAway) {
    public static final Timeouts USUAL = new Timeouts(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15));
}
