package io.prescient.performance;

import io.prescient.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/// How a dollar grew that was there from the first look on, whatever came in or went out meanwhile: the
/// returns between the flows, chain-linked. Every flow has a look at its instant, and counts from then on. A
/// look between two flows tells what is there at it and changes nothing after it, so a return is the same
/// however many looks there are.
final class TimeWeightedReturn {
    private static final double SECONDS_OF_A_YEAR = 365 * 86_400.0;

    private final List<ValuationInstant> looks;
    private final double[] index;

    /// @param looks at least one, in order of time
    TimeWeightedReturn(List<ValuationInstant> looks) {
        this.looks = looks;
        this.index = new double[looks.size()];
        index[0] = 1;
        int flow = 0;
        for (int i = 1; i < index.length; i++) {
            index[i] = index[flow] * factor(looks.get(flow), looks.get(i));
            flow = looks.get(i).flowSince(looks.get(flow)).signum() == 0 ? flow : i;
        }
    }

    /// What a dollar became between a flow and a look; 1 where there was none, NaN where there was less than
    /// none.
    private static double factor(ValuationInstant from, ValuationInstant to) {
        var before = to.equity().minus(to.flowSince(from));
        if (from.equity().signum() == 0 && before.signum() == 0) {
            return 1;
        }
        return from.equity().signum() > 0 && before.signum() >= 0
                ? FloatingPoint.quotient(before, from.equity())
                : Double.NaN;
    }

    /// Time-weighted return from the first look to the last.
    double timeWeighted() {
        return index[index.length - 1] - 1;
    }

    /// The same a year; NaN for less than a day, which says nothing about a year.
    double annualised() {
        double years = years(first().at(), last().at());
        return years * 365 < 1 ? Double.NaN : Math.pow(1 + timeWeighted(), 1 / years) - 1;
    }

    /// Profit as a part of what was there at the first look and what came in since.
    double total() {
        return FloatingPoint.quotient(profit(), first().equity().plus(paidIn()));
    }

    Money profit() {
        return last().profit().minus(first().profit());
    }

    Money paidIn() {
        return last().paidIn().minus(first().paidIn());
    }

    Money paidOut() {
        return last().paidOut().minus(first().paidOut());
    }

    /// The returns of the whole UTC days, midnight to midnight.
    double[] daily() {
        var midnights = IntStream.range(0, index.length)
                .filter(i -> isMidnight(looks.get(i).at()))
                .mapToDouble(i -> index[i])
                .toArray();
        var returns = new double[Math.max(0, midnights.length - 1)];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = midnights[i + 1] / midnights[i] - 1;
        }
        return returns;
    }

    /// The largest fall of the index from its peak.
    Drawdown drawdown() {
        var worst = new Drawdown(0, null, null);
        int peak = 0;
        for (int i = 0; i < index.length; i++) {
            if (Double.isNaN(index[i])) {
                return new Drawdown(Double.NaN, null, null);
            }
            if (index[i] > index[peak]) {
                peak = i;
            }
            double fall = (index[peak] - index[i]) / index[peak];
            if (fall > worst.ratio) {
                worst = new Drawdown(fall, looks.get(peak).at(), looks.get(i).at());
            }
        }
        return worst;
    }

    /// The largest fall in dollars of profit from its peak.
    Loss loss() {
        var worst = new Loss(Money.ZERO, null, null);
        var peak = first();
        for (var look : looks) {
            peak = look.profit().isGreaterThan(peak.profit()) ? look : peak;
            var fall = peak.profit().minus(look.profit());
            if (fall.isGreaterThan(worst.amount)) {
                worst = new Loss(fall, peak.at(), look.at());
            }
        }
        return worst;
    }

    /// Cost of the open positions as a part of equity, each stretch counted by its length with what held at its
    /// beginning.
    double exposure() {
        double sum = 0;
        double time = 0;
        for (int i = 1; i < index.length; i++) {
            var look = looks.get(i - 1);
            double stretch = years(look.at(), looks.get(i).at());
            sum += stretch
                    * (look.invested().signum() == 0
                            ? 0
                            : look.equity().signum() < 0
                                    ? Double.NaN
                                    : FloatingPoint.quotient(look.invested(), look.equity()));
            time += stretch;
        }
        return sum / time;
    }

    ValuationInstant first() {
        return looks.getFirst();
    }

    ValuationInstant last() {
        return looks.getLast();
    }

    /// Years of 365 days.
    static double years(Instant from, Instant until) {
        return ChronoUnit.MICROS.between(from, until) / 1e6 / SECONDS_OF_A_YEAR;
    }

    private static boolean isMidnight(Instant at) {
        return at.truncatedTo(ChronoUnit.DAYS).equals(at);
    }

    /// @param ratio 0 where it never fell, NaN where there is no index
    record Drawdown(double ratio, Instant peakAt, Instant troughAt) {}

    /// @param amount 0 where it never fell
    record Loss(Money amount, Instant peakAt, Instant troughAt) {}
}
