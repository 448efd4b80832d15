package io.prescient.strategy;

import java.time.Instant;
import java.util.List;

/// The open markets at one moment, read once for all portfolios that look at them.
///
/// @param at when it was read
/// @param candidates those with the largest volume first, equal ones in order of id
public record MarketUniverse(Instant at, List<Candidate> candidates) {}
