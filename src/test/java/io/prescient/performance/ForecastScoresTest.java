package io.prescient.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Forecasters whose scores are known without reckoning.
class ForecastScoresTest {
    private static Forecast said(double yes, boolean happened, long count) {
        return new Forecast(yes, happened, (happened ? 1 : 0) - yes, count);
    }

    @Test
    void whoAlwaysSaysHalfScoresAQuarterAndLnTwo() {
        var scores = new ForecastScores(List.of(said(0.5, true, 7), said(0.5, false, 3)));
        assertEquals(0.25, scores.brier(), 1e-15);
        assertEquals(Math.log(2), scores.log(), 1e-15);
        assertEquals(0.7 - 0.5, scores.edge(), 1e-15);
        assertEquals(10, scores.count());
    }

    @Test
    void whoKnowsScoresNothing() {
        var scores = new ForecastScores(List.of(said(1, true, 5), said(0, false, 5)));
        assertEquals(0, scores.brier());
        assertEquals(0, scores.log(), 1.0000011e-6);
        assertEquals(0, scores.edge());
    }

    @Test
    void whoIsCertainAndWrongPaysABoundedScore() {
        var scores = new ForecastScores(List.of(said(1, false, 1), said(0, true, 1)));
        assertEquals(1, scores.brier());
        assertEquals(-Math.log(0.000001), scores.log(), 1e-9);
    }

    /// Said 0.8 and right eight times of ten: Brier p(1 - p), log score the entropy.
    @Test
    void aCalibratedForecasterScoresItsVarianceAndEntropy() {
        var scores = new ForecastScores(List.of(said(0.8, true, 8), said(0.8, false, 2)));
        assertEquals(0.16, scores.brier(), 1e-15);
        assertEquals(-0.8 * Math.log(0.8) - 0.2 * Math.log(0.2), scores.log(), 1e-15);
        var bin = scores.bins().get(8);
        assertEquals(10, bin.count());
        assertEquals(0.8, bin.meanForecast(), 1e-15);
        assertEquals(0.8, bin.observed(), 1e-15);
        assertEquals(0, scores.edge(), 1e-15);
    }

    @Test
    void aBoundBelongsToTheBinAboveAndOneToTheLast() {
        for (int tenth = 0; tenth <= 10; tenth++) {
            int bin = Math.min(9, tenth);
            assertEquals(
                    1,
                    new ForecastScores(List.of(said(tenth / 10.0, true, 1)))
                            .bins()
                            .get(bin)
                            .count(),
                    "" + tenth);
            if (tenth > 0) {
                var below = new ForecastScores(List.of(said(tenth / 10.0 - 0.000001, true, 1)));
                assertEquals(1, below.bins().get(tenth - 1).count(), "below " + tenth);
            }
        }
    }

    @Test
    void nothingForecastIsNoScore() {
        var calibration = Calibration.of(1, new ForecastScores(List.of()));
        assertEquals(0, calibration.tradeCount());
        assertNull(calibration.brierScore());
        assertNull(calibration.logScore());
        assertNull(calibration.edge());
        assertEquals(10, calibration.bins().size());
        assertNull(calibration.bins().getFirst().meanForecast());
    }
}
