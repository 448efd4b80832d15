package io.prescient.probe;

import java.net.URI;
import java.util.List;
import java.util.function.Predicate;

/// All that one follower of a portfolio was told by one replica.
///
/// @param isWhole whether the replica was there at the end, so that nothing may be missing
record Followed(long portfolioId, URI where, List<Arrival> arrivals, boolean isWhole) {

    Followed without(Predicate<Arrival> left) {
        return new Followed(
                portfolioId, where, arrivals.stream().filter(left.negate()).toList(), isWhole);
    }
}
