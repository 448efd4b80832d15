package io.prescient.invariant;

import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;

/// The result of the check of one invariant.
///
/// @param count the number of all violations
/// @param first the first violations, at most 20
record BrokenInvariant(Invariant invariant, long count, List<Violation> first) {
    static BrokenInvariant of(Invariant invariant, RowSet<Row> rows) {
        long count = rows.size() == 0 ? 0 : rows.iterator().next().getLong("broken");
        return new BrokenInvariant(invariant, count, Rows.list(rows, row -> Violation.of(invariant, row)));
    }
}
