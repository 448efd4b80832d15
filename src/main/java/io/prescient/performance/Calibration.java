package io.prescient.performance;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How good the prices at entry were as forecasts of YES. The forecast of a buy_yes is its entry price. That of a
/// buy_no is the YES price of the market's newest observation at or before the entry if its NO price is the entry
/// price, so that it is the quote that was taken; else 1 - entry price.
public record Calibration(
        long portfolioId,

        @Schema(description = "Trades in markets that are settled YES or NO; what was sold before is among them")
        long tradeCount,

        @Schema(
                nullable = true,
                description =
                        "Mean of (forecast - outcome)^2, outcome 1 for YES (Brier 1950): 0 is perfect, always saying 0.5 "
                                + "is 0.25. The forecast of a buy_yes is its entry price; that of a buy_no is the YES price of the "
                                + "newest observation at or before the entry if its NO price is the entry price, else 1 - "
                                + "entry price")
        Statistic brierScore,

        @Schema(
                nullable = true,
                description =
                        "Mean negative natural logarithm of the probability that was given to what happened (Good 1952): "
                                + "0 is perfect, always saying 0.5 is ln 2 = 0.693147. Forecasts are clipped to 0.000001 and "
                                + "0.999999, so a wrong certainty costs 13.815511 and not everything")
        Statistic logScore,

        @Schema(
                nullable = true,
                description =
                        "Mean of what a bought share paid (1 or 0) less its entry price, dollars per share: the edge "
                                + "over the market")
        Statistic edge,

        @Schema(
                description =
                        "Forecasts by tenths (reliability diagram: Murphy & Winkler 1977); the lower bound is within, "
                                + "the upper one only in the last. A calibrated "
                                + "forecaster's two columns agree")
        List<Bin> bins) {

    /// A tenth of the probabilities.
    ///
    /// @param meanForecast null in an empty bin, as is the frequency
    public record Bin(
            @Schema(examples = "\"0.700000\"") Statistic lower,
            @Schema(examples = "\"0.800000\"") Statistic upper,
            long tradeCount,
            @Schema(nullable = true) Statistic meanForecast,

            @Schema(nullable = true, description = "How often YES won")
            Statistic observedFrequency) {}

    static Calibration of(long portfolioId, ForecastScores scores) {
        return new Calibration(
                portfolioId,
                scores.count(),
                Statistic.of(scores.brier()),
                Statistic.of(scores.log()),
                Statistic.of(scores.edge()),
                scores.bins().stream().map(Calibration::bin).toList());
    }

    private static Bin bin(ForecastScores.Bin bin) {
        return new Bin(
                Statistic.of((double) bin.number() / ForecastScores.BINS),
                Statistic.of((bin.number() + 1.0) / ForecastScores.BINS),
                bin.count(),
                Statistic.of(bin.meanForecast()),
                Statistic.of(bin.observed()));
    }
}
