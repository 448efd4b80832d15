package io.prescient.books;

import java.time.Instant;
import java.util.List;

/// The largest drawdown in cents and the largest ratio.
record WorstDrawdown(long cents, double ratio) {
    /// A point of the equity curve, in cents.
    record Point(Instant at, long equity, long contributed) {
        long profit() {
            return equity - contributed;
        }
    }

    /// Compares all pairs of points.
    static WorstDrawdown of(List<Point> points) {
        var index = index(points);
        long cents = 0;
        double ratio = 0;
        for (int i = 0; i < index.length; i++) {
            for (int j = i + 1; j < index.length; j++) {
                cents = Math.max(cents, points.get(i).profit() - points.get(j).profit());
                ratio = Math.max(ratio, 1 - index[j] / index[i]);
            }
        }
        return new WorstDrawdown(cents, ratio);
    }

    /// The time-weighted value of each point; the first is 1.
    private static double[] index(List<Point> points) {
        double[] index = new double[points.size()];
        index[0] = 1;
        for (int i = 1; i < index.length; i++) {
            var before = points.get(i - 1);
            var point = points.get(i);
            index[i] = index[i - 1] * (point.equity - point.contributed + before.contributed) / before.equity;
        }
        return index;
    }
}
