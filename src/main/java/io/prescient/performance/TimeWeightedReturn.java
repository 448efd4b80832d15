package io.prescient.performance;

import io.prescient.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The time-weighted return: the factor by which a dollar invested at the first instant grows, without the effect of
/// later deposits and withdrawals. It links the returns between the flows. Each flow has an instant and counts from
/// then on. Additional instants between two flows do not change the result.
final class TimeWeightedReturn {
    private static final double SECONDS_OF_A_YEAR = 365 * 86_400.0;

    private final List<ValuationInstant> instants;
    private final double[] index;

    /// Computes the index at each instant; it is 1 at the first.
    ///
    /// @param instants at least one, in order of time
    TimeWeightedReturn(List<ValuationInstant> instants) {
        this.instants = instants;
        this.index = new double[instants.size()];
        index[0] = 1;
        int flow = 0;
        for (int i = 1; i < index.length; i++) {
            index[i] = index[flow] * factor(instants.get(flow), instants.get(i));
            flow = instants.get(i).flowSince(instants.get(flow)).signum() == 0 ? flow : i;
        }
    }

    /// The factor from a flow to an instant: equity before further flows / equity after the flow. It is 1 if both
    /// are 0, and NaN if one is negative or only the first is 0.
    private static double factor(ValuationInstant from, ValuationInstant to) {
        var before = to.equity().minus(to.flowSince(from));
        if (from.equity().signum() == 0 && before.signum() == 0) {
            return 1;
        }
        return from.equity().signum() > 0 && before.signum() >= 0
                ? FloatingPoint.quotient(before, from.equity())
                : Double.NaN;
    }

    /// The return from the first instant to the last.
    double timeWeighted() {
        return index[index.length - 1] - 1;
    }

    /// The annualised return; NaN for less than a day.
    double annualised() {
        double years = years(first().at(), last().at());
        return years * 365 < 1 ? Double.NaN : Math.pow(1 + timeWeighted(), 1 / years) - 1;
    }

    /// Profit / (equity at the first instant + deposits since).
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

    /// The returns of the whole UTC days, from midnight to midnight. Of two instants at the midnight at which a period
    /// begins, the first counts: it is the one before the entries and observations of that midnight.
    double[] daily() {
        var midnights = IntStream.range(0, index.length)
                .filter(i -> isMidnight(at(i)) && (i == 0 || !at(i).equals(at(i - 1))))
                .mapToDouble(i -> index[i])
                .toArray();
        var returns = new double[Math.max(0, midnights.length - 1)];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = midnights[i + 1] / midnights[i] - 1;
        }
        return returns;
    }

    /// The largest fall of the index from its peak, as a ratio.
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
                worst = new Drawdown(
                        fall, instants.get(peak).at(), instants.get(i).at());
            }
        }
        return worst;
    }

    /// The largest fall of profit from its peak, in dollars.
    Loss loss() {
        var worst = new Loss(Money.ZERO, null, null);
        var peak = first();
        for (var instant : instants) {
            peak = instant.profit().isGreaterThan(peak.profit()) ? instant : peak;
            var fall = peak.profit().minus(instant.profit());
            if (fall.isGreaterThan(worst.amount)) {
                worst = new Loss(fall, peak.at(), instant.at());
            }
        }
        return worst;
    }

    /// The time-weighted mean of cost of the open positions / equity. The values at an instant apply until the
    /// next one.
    double exposure() {
        double sum = 0;
        double time = 0;
        for (int i = 1; i < index.length; i++) {
            var instant = instants.get(i - 1);
            double duration = years(instant.at(), instants.get(i).at());
            sum += duration
                    * (instant.invested().signum() == 0
                            ? 0
                            : instant.equity().signum() < 0
                                    ? Double.NaN
                                    : FloatingPoint.quotient(instant.invested(), instant.equity()));
            time += duration;
        }
        return sum / time;
    }

    ValuationInstant first() {
        return instants.getFirst();
    }

    ValuationInstant last() {
        return instants.getLast();
    }

    /// Years of 365 days.
    static double years(Instant from, Instant until) {
        return ChronoUnit.MICROS.between(from, until) / 1e6 / SECONDS_OF_A_YEAR;
    }

    private Instant at(int i) {
        return instants.get(i).at();
    }

    private static boolean isMidnight(Instant at) {
        return at.truncatedTo(ChronoUnit.DAYS).equals(at);
    }

    /// The largest fall as a ratio.
    ///
    /// @param ratio 0 if the index never fell, NaN if it is not defined
    record Drawdown(
            double ratio,
            @Nullable Instant peakAt,
            @Nullable Instant troughAt) {}

    /// The largest fall in dollars.
    ///
    /// @param amount 0 if profit never fell
    record Loss(
            Money amount,
            @Nullable Instant peakAt,
            @Nullable Instant troughAt) {}
}
