package io.prescient.performance;

import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How well the entry prices forecast YES. The forecast of a buy_yes is its entry price. The forecast of a buy_no
/// is the YES price of the newest observation of the market at or before the entry, if the NO price of that
/// observation is the entry price; else it is 1 - entry price.
public record Calibration(
        long portfolioId,

        @Schema(
                description =
                        "Trades in markets that are settled YES or NO, including trades sold before the settlement")
        long tradeCount,

        @Schema(
                nullable = true,
                description =
                        "Brier score (Brier 1950): mean of (forecast - outcome)^2, where outcome is 1 for YES and "
                                + "0 for NO. 0 is perfect; a constant forecast of 0.5 scores 0.25. The forecast of a buy_yes "
                                + "is its entry price. The forecast of a buy_no is the YES price of the newest observation "
                                + "at or before the entry, if the NO price of that observation is the entry price; else it "
                                + "is 1 - entry price")
        @Nullable
        Statistic brierScore,

        @Schema(
                nullable = true,
                description = "Logarithmic score (Good 1952): mean negative natural logarithm of the probability that "
                        + "the forecast gave to the actual outcome. 0 is perfect; a constant forecast of 0.5 scores "
                        + "ln 2 = 0.693147. Forecasts are clipped to 0.000001 and 0.999999, so one certain but wrong "
                        + "forecast scores 13.815511")
        @Nullable
        Statistic logScore,

        @Schema(
                nullable = true,
                description = "Mean of the payout of a bought share (1 or 0) minus its entry price, in dollars per "
                        + "share: the edge over the market")
        @Nullable
        Statistic edge,

        @Schema(
                description =
                        "Reliability diagram (Murphy & Winkler 1977): forecasts in ten bins of 0.1. A bin includes "
                                + "its lower bound; only the last one includes its upper bound. For a calibrated forecaster "
                                + "mean_forecast and observed_frequency agree")
        List<Bin> bins) {

    /// One bin of forecasts, 0.1 wide.
    ///
    /// @param meanForecast null in an empty bin, as is observedFrequency
    public record Bin(
            @Schema(examples = "\"0.700000\"") Statistic lower,
            @Schema(examples = "\"0.800000\"") Statistic upper,
            long tradeCount,
            @Schema(nullable = true) @Nullable Statistic meanForecast,

            @Schema(nullable = true, description = "Share of the trades whose market settled YES, 0 to 1") @Nullable
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

    private static Statistic bound(int number) {
        return Objects.requireNonNull(Statistic.of((double) number / ForecastScores.BINS), "finite");
    }

    private static Bin bin(ForecastScores.Bin bin) {
        return new Bin(
                bound(bin.number()),
                bound(bin.number() + 1),
                bin.count(),
                Statistic.of(bin.meanForecast()),
                Statistic.of(bin.observed()));
    }
}
