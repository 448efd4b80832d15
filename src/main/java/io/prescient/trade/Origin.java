package io.prescient.trade;

/// Where a trade comes from.
///
/// @param strategyType the strategy that wanted it
/// @param signalId the signal that it executes; null if there is none
public record Origin(String strategyType, Long signalId) {}
