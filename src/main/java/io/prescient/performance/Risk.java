package io.prescient.performance;

import java.util.Arrays;

/// Risk metrics of daily returns, scaled to a year of 365 days because prediction markets never close. The
/// risk-free rate and the minimum acceptable return are 0. NaN if a metric is not defined.
final class Risk {
    private static final double YEAR = Math.sqrt(365);

    private Risk() {}

    /// Annualised sample standard deviation (n - 1); NaN for less than two returns.
    static double volatility(double[] returns) {
        return deviation(returns) * YEAR;
    }

    /// Annualised Sharpe ratio: mean / standard deviation; NaN if all returns are equal.
    static double sharpe(double[] returns) {
        return mean(returns) / orUndefined(deviation(returns)) * YEAR;
    }

    /// Annualised Sortino ratio: mean / root mean square of the losses over all days; NaN without a loss.
    static double sortino(double[] returns) {
        double losses = Arrays.stream(returns)
                .map(each -> Math.min(each, 0))
                .map(each -> each * each)
                .sum();
        return mean(returns) / orUndefined(Math.sqrt(losses / returns.length)) * YEAR;
    }

    private static double mean(double[] returns) {
        return Arrays.stream(returns).sum() / returns.length;
    }

    /// Standard deviation (n - 1). It is exactly 0 for equal returns, in spite of rounding.
    private static double deviation(double[] returns) {
        if (returns.length < 2) {
            return Double.NaN;
        }
        if (Arrays.stream(returns).distinct().count() == 1) {
            return 0;
        }
        double mean = mean(returns);
        double squares = Arrays.stream(returns)
                .map(each -> (each - mean) * (each - mean))
                .sum();
        return Math.sqrt(squares / (returns.length - 1));
    }

    private static double orUndefined(double divisor) {
        return divisor == 0 ? Double.NaN : divisor;
    }
}
