package io.prescient.performance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.prescient.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The performance of a portfolio over a period. A metric that is not defined is null, and `notes` gives the
/// reason.
public record Performance(
        long portfolioId,
        Instant from,
        Instant until,

        @Schema(
                description = "Number of instants at which the portfolio was valued exactly: both ends, each UTC "
                        + "midnight, each daily point of its history, and each deposit and withdrawal. Each entry "
                        + "and observation that changed its value is included too, up to 2,000 of them, or up to "
                        + "300,000 / (most positions open at a time) if that is less. Above that limit all changes "
                        + "are still searched, and the instants valued exactly are the peak and the trough of the "
                        + "largest fall, in dollars and as a ratio, and 24 even steps if the period is shorter than "
                        + "24 days")
        int valuationCount,

        @Schema(description = "Equity just before `from`, or at the opening if the period begins there")
        Money startTotalValue,

        @Schema(description = "Equity just before `until`, or now if that is the end")
        Money totalValue,

        @Schema(description = "Sum of the deposits in the period")
        Money deposits,

        @Schema(description = "Sum of the withdrawals in the period")
        Money withdrawals,

        @Schema(description = "total_value - start_total_value - deposits + withdrawals, dollars")
        Money totalProfitLoss,

        @JsonUnwrapped Returns returns,
        @JsonUnwrapped TradeStatistics metrics,

        @Schema(
                description =
                        "The trade statistics by market: the 100 markets with the largest realized profit or loss")
        List<OfMarket> byMarket,

        @Schema(description = "Number of all markets with trades in the period")
        long marketCount,

        @Schema(
                description = "The trade statistics by strategy: that of the signal of the trade, else that of the "
                        + "portfolio at the time of the trade")
        List<OfStrategy> byStrategy,

        @Schema(description = "Why a metric is null, by the name of the metric")
        Map<String, String> notes) {

    /// The trade statistics of one market.
    public record OfMarket(String marketId, @JsonUnwrapped TradeStatistics metrics) {}

    /// The trade statistics of one strategy.
    public record OfStrategy(
            String strategyType, @JsonUnwrapped TradeStatistics metrics) {}
}
