package io.prescient.performance;

import io.prescient.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads valuation instants from a table.
final class ValuationInstants {
    private ValuationInstants() {}

    /// Lines of `2026-01-01[T12:00] equity [flow [invested]]`; the flow of the first line is the sum of
    /// all deposits until then.
    static List<ValuationInstant> of(String table) {
        var instants = new ArrayList<ValuationInstant>();
        var in = Money.ZERO;
        var out = Money.ZERO;
        for (var line : table.lines().map(String::strip).toList()) {
            var fields = Arrays.asList(line.split(" +", -1));
            var flow = fields.size() > 2 ? Money.of(fields.get(2)) : Money.ZERO;
            in = flow.signum() > 0 ? in.plus(flow) : in;
            out = flow.signum() < 0 ? out.minus(flow) : out;
            instants.add(new ValuationInstant(
                    at(fields.get(0)),
                    Money.of(fields.get(1)),
                    fields.size() > 3 ? Money.of(fields.get(3)) : Money.ZERO,
                    in,
                    out));
        }
        return instants;
    }

    static TimeWeightedReturn returnOf(String table) {
        return new TimeWeightedReturn(of(table));
    }

    static Instant at(String day) {
        return Instant.parse(day.contains("T") ? day + ":00Z" : day + "T00:00:00Z");
    }
}
