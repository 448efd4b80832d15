package io.prescient.invariant;

import io.prescient.http.RowValues;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;

/// What was found of one invariant.
///
/// @param count of all violations, of which the first are kept
record BrokenInvariant(Invariant invariant, long count, List<Violation> first) {
    static BrokenInvariant of(Invariant invariant, RowSet<Row> rows) {
        long count = rows.size() == 0 ? 0 : rows.iterator().next().getLong("broken");
        return new BrokenInvariant(invariant, count, RowValues.list(rows, row -> Violation.of(invariant, row)));
    }
}
