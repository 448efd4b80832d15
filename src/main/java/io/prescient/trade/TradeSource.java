package io.prescient.trade;

import org.jspecify.annotations.Nullable;

/// The source of a trade.
///
/// @param strategyType the strategy that requested it
/// @param signalId the signal that it executes, if there is one
public record TradeSource(String strategyType, @Nullable Long signalId) {
    /// Returns the path of the request, which is the `instance` of a problem.
    String path(long portfolioId) {
        var path = "/v1/portfolios/" + portfolioId;
        return signalId == null ? path + "/trades" : path + "/signals/" + signalId + "/execute";
    }
}
