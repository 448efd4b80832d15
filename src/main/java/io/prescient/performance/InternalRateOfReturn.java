package io.prescient.performance;

import io.prescient.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The one rate at which everything that owners put in would have become what they took out and what is left: the
/// internal rate of return. Time counts as in Excel's XIRR, actual days by 365, parts of days included.
///
/// The growth `x` of the whole time solves `sum of flow * x^(part of the time that was left) = 0`; by Descartes'
/// rule of signs, which holds for real exponents too, flows whose sign changes once have exactly one `x > 0`. Where
/// it changes more often, `x` counts only if a search over all sensible growths finds no other.
final class InternalRateOfReturn {
    /// Logarithms of a millionth and a million.
    private static final double LOWEST = Math.log(1e-6);

    private static final double HIGHEST = -LOWEST;
    private static final int STEPS = 2_000;

    /// More flows than these would keep everybody else waiting.
    private static final int MOST = 2_000;

    private final double[] flows;
    private final double[] left;

    /// Money in (positive) or out at a time; what is left at the end counts as taken out.
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
        left = byTime.keySet().stream()
                .mapToDouble(at -> TimeWeightedReturn.years(at, until) / TimeWeightedReturn.years(from, until))
                .toArray();
    }

    /// The return over the whole time of the looks, not a year's; NaN where no rate solves it, or more than one.
    static double ofLooks(List<ValuationInstant> looks) {
        var end = looks.getLast();
        if (end.equity().signum() < 0) {
            return Double.NaN;
        }
        var flows = new ArrayList<Flow>();
        flows.add(new Flow(looks.getFirst().at(), looks.getFirst().equity()));
        for (int i = 1; i < looks.size(); i++) {
            var flow = looks.get(i).flowSince(looks.get(i - 1));
            if (flow.signum() != 0) {
                flows.add(new Flow(looks.get(i).at(), flow));
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
        // All that was put in is gone.
        if (byTime.values().stream().noneMatch(amount -> amount.signum() < 0)) {
            return -1;
        }
        return byTime.size() > MOST ? Double.NaN : new InternalRateOfReturn(byTime).growth() - 1;
    }

    /// The return of a time as a rate a year; NaN for less than a day.
    static double annual(double whole, Instant from, Instant until) {
        double years = TimeWeightedReturn.years(from, until);
        return years * 365 < 1 ? Double.NaN : Math.pow(1 + whole, 1 / years) - 1;
    }

    private double growth() {
        int steps = signChanges() == 1 ? 1 : STEPS;
        double root = Double.NaN;
        double low = LOWEST;
        boolean below = worth(low) < 0;
        for (int i = 1; i <= steps; i++) {
            double high = LOWEST + (HIGHEST - LOWEST) * i / steps;
            if (below != worth(high) < 0) {
                if (!Double.isNaN(root)) {
                    return Double.NaN;
                }
                root = between(low, high);
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

    /// Halves a stretch that holds one root until nothing is left of it.
    private double between(double low, double high) {
        boolean rising = worth(low) < 0;
        double from = low;
        double to = high;
        for (int i = 0; i < 100; i++) {
            double middle = (from + to) / 2;
            if (worth(middle) < 0 == rising) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return (from + to) / 2;
    }

    /// What all flows are worth at the end, at a growth of this logarithm.
    private double worth(double log) {
        double sum = 0;
        for (int i = 0; i < flows.length; i++) {
            sum += flows[i] * Math.exp(log * left[i]);
        }
        return sum;
    }
}
