package io.prescient.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskTest {
    private static final double YEAR = Math.sqrt(365);

    /// The mean is 2 %, the deviations are -1, 0 and 1 %, so the standard deviation of the sample is 1 %.
    @Test
    void sharpeDividesMeanBySampleDeviation() {
        double[] returns = {0.01, 0.02, 0.03};
        assertEquals(0.01 * YEAR, Risk.volatility(returns), 1e-12);
        assertEquals(2 * YEAR, Risk.sharpe(returns), 1e-9);
    }

    /// Rollinger & Hoffman, "Sortino: A 'Sharper' Ratio" (Red Rock Capital): target 0, mean 10 %, target downside
    /// deviation 2.264 %, ratio 4.417.
    @Test
    void sortinoMatchesPublishedExample() {
        double[] returns = {0.17, 0.15, 0.23, -0.05, 0.12, 0.09, 0.13, -0.04};
        assertEquals(4.417, Risk.sortino(returns) / YEAR, 5e-4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void returnsNullForLessThanTwoDays(int days) {
        var returns = new double[days];
        assertNull(Statistic.of(Risk.volatility(returns)));
        assertNull(Statistic.of(Risk.sharpe(returns)));
    }

    /// The mean of three times 0.1 differs from 0.1 in the last bit.
    @Test
    void equalReturnsHaveNoSharpe() {
        double[] returns = {0.1, 0.1, 0.1};
        assertEquals(0, Risk.volatility(returns));
        assertNull(Statistic.of(Risk.sharpe(returns)));
    }

    @Test
    void sortinoIsNullWithoutLoss() {
        assertNull(Statistic.of(Risk.sortino(new double[] {0.01, 0, 0.03})));
        assertNull(Statistic.of(Risk.sortino(new double[0])));
        assertEquals(-1 * YEAR, Risk.sortino(new double[] {-0.01, -0.01}), 1e-9);
    }
}
