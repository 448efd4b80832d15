package io.prescient.performance;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Scores of forecasts. All are NaN without a forecast.
final class ForecastScores {
    static final int BINS = 10;

    /// Forecasts are clipped to this distance from 0 and 1, the smallest step of a price. Else one certain but
    /// wrong forecast would make the logarithmic score infinite.
    static final double SMALLEST = 0.000001;

    private final List<Forecast> forecasts;

    ForecastScores(List<Forecast> forecasts) {
        this.forecasts = forecasts;
    }

    /// One bin of forecasts, 0.1 wide. It includes its lower bound; only the last bin includes its upper bound.
    record Bin(int number, long count, double meanForecast, double observed) {}

    long count() {
        return forecasts.stream().mapToLong(Forecast::count).sum();
    }

    double brier() {
        return mean(each -> (each.yes() - outcome(each)) * (each.yes() - outcome(each)));
    }

    double log() {
        return mean(each -> -Math.log(each.happened() ? clipped(each.yes()) : 1 - clipped(each.yes())));
    }

    double edge() {
        return mean(Forecast::edge);
    }

    List<Bin> bins() {
        return IntStream.range(0, BINS)
                .mapToObj(number -> bin(
                        number,
                        new ForecastScores(forecasts.stream()
                                .filter(each -> number(each) == number)
                                .toList())))
                .toList();
    }

    private static Bin bin(int number, ForecastScores within) {
        return new Bin(number, within.count(), within.mean(Forecast::yes), within.mean(ForecastScores::outcome));
    }

    /// Computes the bin in millionths, because ten times a double is not exact.
    private static int number(Forecast forecast) {
        return (int) Math.min(BINS - 1, Math.round(forecast.yes() * 1_000_000) / (1_000_000 / BINS));
    }

    private static double outcome(Forecast forecast) {
        return forecast.happened() ? 1 : 0;
    }

    private static double clipped(double probability) {
        return Math.min(1 - SMALLEST, Math.max(SMALLEST, probability));
    }

    private double mean(ToDoubleFunction<Forecast> score) {
        return forecasts.stream()
                        .mapToDouble(each -> score.applyAsDouble(each) * each.count())
                        .sum()
                / count();
    }
}
