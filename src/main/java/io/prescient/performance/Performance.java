package io.prescient.performance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.prescient.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How well a portfolio did over a time. A figure that is not defined is null, and `notes` says why.
public record Performance(
        long portfolioId,
        Instant from,
        Instant until,

        @Schema(
                description =
                        "At how many instants the portfolio was valued exactly: both ends, each UTC midnight, each daily "
                                + "point of its history, each deposit and withdrawal, and each entry and observation that "
                                + "changed what it was worth while these are at most 2,000, or 300,000 / the most positions open "
                                + "at a time if that is less. Of more, all are weighed, and "
                                + "valued are the peak and the trough of the worst fall, in dollars and as a ratio, and 24 "
                                + "even steps of a time of less than 24 days")
        int valuationCount,

        @Schema(description = "Equity as of `from`") Money startTotalValue,
        @Schema(description = "Equity as of `until`") Money totalValue,
        @Schema(description = "Put in after `from`") Money deposits,
        @Schema(description = "Taken out after `from`") Money withdrawals,

        @Schema(description = "total_value - start_total_value - deposits + withdrawals, dollars")
        Money totalProfitLoss,

        @JsonUnwrapped Returns returns,
        @JsonUnwrapped TradeStatistics figures,

        @Schema(description = "The same figures by market: the 100 with the largest realized profit or loss first")
        List<OfMarket> byMarket,

        @Schema(description = "How many markets there are in all")
        long marketCount,

        @Schema(
                description =
                        "The same figures by the strategy that wanted the trade: its signal's, else the portfolio's at that time")
        List<OfStrategy> byStrategy,

        @Schema(description = "Why a figure of the whole is null, by its name")
        Map<String, String> notes) {

    /// The trades in one market.
    public record OfMarket(String marketId, @JsonUnwrapped TradeStatistics figures) {}

    /// The trades of one strategy.
    public record OfStrategy(
            String strategyType, @JsonUnwrapped TradeStatistics figures) {}
}
