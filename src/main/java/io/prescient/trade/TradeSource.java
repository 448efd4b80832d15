package io.prescient.trade;

/// Where a trade comes from.
///
/// @param strategyType the strategy that wanted it
/// @param signalId the signal that it executes; null if there is none
public record TradeSource(String strategyType, Long signalId) {
    /// Where the portfolio was asked for it, told in a refusal.
    String path(long portfolioId) {
        var path = "/v1/portfolios/" + portfolioId;
        return signalId == null ? path + "/trades" : path + "/signals/" + signalId + "/execute";
    }
}
