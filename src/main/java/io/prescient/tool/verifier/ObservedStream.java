package io.prescient.tool.verifier;

import java.net.URI;
import java.util.List;
import java.util.function.Predicate;

/// All that one follower of a portfolio was told by one replica.
///
/// @param isWhole whether the replica was there at the end, so that nothing may be missing
record ObservedStream(long portfolioId, URI where, List<ReceivedEvent> arrivals, boolean isWhole) {

    ObservedStream without(Predicate<ReceivedEvent> left) {
        return new ObservedStream(
                portfolioId, where, arrivals.stream().filter(left.negate()).toList(), isWhole);
    }
}
