package io.prescient.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Forecasts whose scores are known in closed form.
class ForecastScoresTest {
    private static Forecast forecast(double yes, boolean happened, long count) {
        return new Forecast(yes, happened, (happened ? 1 : 0) - yes, count);
    }

    @Test
    void constantHalfScoresQuarterAndLnTwo() {
        var scores = new ForecastScores(List.of(forecast(0.5, true, 7), forecast(0.5, false, 3)));
        assertEquals(0.25, scores.brier(), 1e-15);
        assertEquals(Math.log(2), scores.log(), 1e-15);
        assertEquals(0.7 - 0.5, scores.edge(), 1e-15);
        assertEquals(10, scores.count());
    }

    @Test
    void perfectForecastsScoreZero() {
        var scores = new ForecastScores(List.of(forecast(1, true, 5), forecast(0, false, 5)));
        assertEquals(0, scores.brier());
        assertEquals(0, scores.log(), 1.0000011e-6);
        assertEquals(0, scores.edge());
    }

    @Test
    void boundsLogScoreOfCertainWrongForecasts() {
        var scores = new ForecastScores(List.of(forecast(1, false, 1), forecast(0, true, 1)));
        assertEquals(1, scores.brier());
        assertEquals(-Math.log(0.000001), scores.log(), 1e-9);
    }

    /// Forecasts of 0.8, of which eight in ten come true: the Brier score is p(1 - p), the log score is the entropy.
    @Test
    void calibratedForecastsScoreVarianceAndEntropy() {
        var scores = new ForecastScores(List.of(forecast(0.8, true, 8), forecast(0.8, false, 2)));
        assertEquals(0.16, scores.brier(), 1e-15);
        assertEquals(-0.8 * Math.log(0.8) - 0.2 * Math.log(0.2), scores.log(), 1e-15);
        var bin = scores.bins().get(8);
        assertEquals(10, bin.count());
        assertEquals(0.8, bin.meanForecast(), 1e-15);
        assertEquals(0.8, bin.observed(), 1e-15);
        assertEquals(0, scores.edge(), 1e-15);
    }

    @Test
    void assignsBoundsToUpperBinAndOneToLast() {
        for (int tenth = 0; tenth <= 10; tenth++) {
            int bin = Math.min(9, tenth);
            assertEquals(
                    1,
                    new ForecastScores(List.of(forecast(tenth / 10.0, true, 1)))
                            .bins()
                            .get(bin)
                            .count(),
                    "" + tenth);
            if (tenth > 0) {
                var below = new ForecastScores(List.of(forecast(tenth / 10.0 - 0.000001, true, 1)));
                assertEquals(1, below.bins().get(tenth - 1).count(), "below " + tenth);
            }
        }
    }

    @Test
    void returnsNullScoresWithoutForecasts() {
        var calibration = Calibration.of(1, new ForecastScores(List.of()));
        assertEquals(0, calibration.tradeCount());
        assertNull(calibration.brierScore());
        assertNull(calibration.logScore());
        assertNull(calibration.edge());
        assertEquals(10, calibration.bins().size());
        assertNull(calibration.bins().getFirst().meanForecast());
    }
}
