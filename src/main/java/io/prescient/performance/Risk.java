package io.prescient.performance;

import java.util.Arrays;

/// How evenly returns came: figures of daily returns, scaled to a year of 365 days because these markets never
/// close. The risk-free rate and the least acceptable return are 0. NaN where a figure is not defined.
final class Risk {
    private static final double YEAR = Math.sqrt(365);

    private Risk() {}

    /// Standard deviation of the sample, a year.
    static double volatility(double[] returns) {
        return deviation(returns) * YEAR;
    }

    /// Mean by standard deviation.
    static double sharpe(double[] returns) {
        return mean(returns) / orUndefined(deviation(returns)) * YEAR;
    }

    /// Mean by the root mean square of the losses, over all days.
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

    /// Exactly 0 for equal returns, which rounding would blur.
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
