package io.prescient.strategy;

import java.time.Instant;
import java.util.List;

/// The open markets at one instant. A run of several cycles reads them once.
///
/// @param at time when the markets were read
/// @param candidates ordered by volume, largest first, then by id
public record MarketUniverse(Instant at, List<Candidate> candidates) {}
