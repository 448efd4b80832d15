package io.prescient.probe;

import java.net.URI;
import java.util.List;

/// All that one follower of a portfolio was told by one replica.
///
/// @param isWhole whether the replica was there at the end, so that nothing may be missing
record Followed(long portfolioId, URI where, List<Arrival> arrivals, boolean isWhole) {}
