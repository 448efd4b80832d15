package io.prescient.performance;

import io.prescient.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The money-weighted return of a portfolio: the internal rate of return, at which the discounted flows add up to
/// 0. Time counts as in Excel's XIRR: actual days / 365, including fractions of a day.
///
/// The factor `x` by which a dollar grows over the whole period solves `sum of flow * x^(fraction of the period
/// left) = 0`. By Descartes' rule of signs, which also holds for real exponents, flows whose sign changes once
/// have exactly one solution `x > 0`. If the sign changes more often, `x` counts only if a search from a millionth
/// to a million finds no other solution.
final class InternalRateOfReturn {
    /// The logarithms of the smallest and the largest factor: a millionth and a million.
    private static final double LOWEST = Math.log(1e-6);

    private static final double HIGHEST = -LOWEST;
    private static final int STEPS = 2_000;

    /// The most flows that are searched. More would block other requests for too long.
    private static final int MAX_FLOWS = 2_000;

    private final double[] flows;
    private final double[] fractionsLeft;

    /// A flow: positive if money comes in, negative if it goes out. The final equity counts as money that goes
    /// out.
    record Flow(Instant at, Money amount) {}

    private InternalRateOfReturn(NavigableMap<Instant, Money> byTime) {
        var from = byTime.firstKey();
        var until = byTime.lastKey();
        var largest = byTime.values().stream()
                .map(amount -> amount.signum() < 0 ? amount.negated() : amount)
                .reduce(Money.ZERO, (a, b) -> a.isGreaterThan(b) ? a : b);
        flows = byTime.values().stream()
                .mapToDouble(amount -> FloatingPoint.quotient(amount, largest))
                .toArray();
        fractionsLeft = byTime.keySet().stream()
                .mapToDouble(at -> TimeWeightedReturn.years(at, until) / TimeWeightedReturn.years(from, until))
                .toArray();
    }

    /// The return over the whole period of the instants, not annualised; NaN if there is no solution or more than
    /// one.
    static double ofInstants(List<ValuationInstant> instants) {
        var end = instants.getLast();
        if (end.equity().signum() < 0) {
            return Double.NaN;
        }
        var flows = new ArrayList<Flow>();
        flows.add(new Flow(instants.getFirst().at(), instants.getFirst().equity()));
        for (int i = 1; i < instants.size(); i++) {
            var flow = instants.get(i).flowSince(instants.get(i - 1));
            if (flow.signum() != 0) {
                flows.add(new Flow(instants.get(i).at(), flow));
            }
        }
        flows.add(new Flow(end.at(), end.equity().negated()));
        return of(flows);
    }

    static double of(List<Flow> flows) {
        var byTime = new TreeMap<Instant, Money>();
        flows.forEach(flow -> byTime.merge(flow.at, flow.amount, Money::plus));
        if (byTime.size() < 2 || byTime.values().stream().noneMatch(amount -> amount.signum() > 0)) {
            return Double.NaN;
        }
        // All contributed money is lost.
        if (byTime.values().stream().noneMatch(amount -> amount.signum() < 0)) {
            return -1;
        }
        return byTime.size() > MAX_FLOWS ? Double.NaN : new InternalRateOfReturn(byTime).totalFactor() - 1;
    }

    /// Annualises a return: (1 + whole)^(1 / years) - 1, with years of 365 days; NaN for less than a day.
    static double annual(double whole, Instant from, Instant until) {
        double years = TimeWeightedReturn.years(from, until);
        return years * 365 < 1 ? Double.NaN : Math.pow(1 + whole, 1 / years) - 1;
    }

    private double totalFactor() {
        int steps = signChanges() == 1 ? 1 : STEPS;
        double root = Double.NaN;
        double low = LOWEST;
        boolean below = finalValue(low) < 0;
        for (int i = 1; i <= steps; i++) {
            double high = LOWEST + (HIGHEST - LOWEST) * i / steps;
            if (below != finalValue(high) < 0) {
                if (!Double.isNaN(root)) {
                    return Double.NaN;
                }
                root = bisect(low, high);
                below = !below;
            }
            low = high;
        }
        return Math.exp(root);
    }

    private long signChanges() {
        var signs =
                Arrays.stream(flows).filter(flow -> flow != 0).map(Math::signum).toArray();
        long changes = 0;
        for (int i = 1; i < signs.length; i++) {
            changes += signs[i] == signs[i - 1] ? 0 : 1;
        }
        return changes;
    }

    /// Finds the one root in an interval by bisection, in 100 steps.
    private double bisect(double low, double high) {
        boolean rising = finalValue(low) < 0;
        double from = low;
        double to = high;
        for (int i = 0; i < 100; i++) {
            double middle = (from + to) / 2;
            if (finalValue(middle) < 0 == rising) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return (from + to) / 2;
    }

    /// The sum of all flows at the end of the period, for the logarithm of a factor.
    private double finalValue(double log) {
        double sum = 0;
        for (int i = 0; i < flows.length; i++) {
            sum += flows[i] * Math.exp(log * fractionsLeft[i]);
        }
        return sum;
    }
}
