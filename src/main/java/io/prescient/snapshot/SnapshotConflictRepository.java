package io.prescient.snapshot;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.persistence.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/// Finds observations that contradict stored ones: the same market and instant, but other prices.
final class SnapshotConflictRepository {
    // The lateral query reads the primary key once per row. A plain join may scan whole partitions. An absent NO price
    // is 1 minus the YES price.
    private static final String FIND = """
            SELECT o.number, s.yes_price, s.no_price
            FROM unnest($1::text[], $2::timestamptz[], $3::numeric[], $4::numeric[]) WITH ORDINALITY
                AS o (market_id, timestamp, yes_price, no_price, number)
            CROSS JOIN LATERAL (
                SELECT yes_price, no_price FROM market_snapshots
                WHERE market_id = o.market_id AND timestamp = o.timestamp OFFSET 0) s
            WHERE (o.yes_price, coalesce(o.no_price, 1 - o.yes_price))
                IS DISTINCT FROM (s.yes_price, coalesce(s.no_price, 1 - s.yes_price))
            ORDER BY o.number""";

    private SnapshotConflictRepository() {}

    /// A row whose prices differ from the stored ones.
    ///
    /// @param index index in the list of rows
    record Conflict(int index, Problem problem) {}

    /// Compares rows with what is stored after they were inserted, so that two rows of one list are compared as well.
    static Uni<List<Conflict>> find(SqlConnection tx, List<SnapshotRow> rows) {
        return tx.preparedQuery(FIND)
                .execute(SnapshotRow.prices().tuple(rows))
                .map(found -> Rows.list(found, stored -> conflict(rows, stored)));
    }

    private static Conflict conflict(List<SnapshotRow> rows, Row stored) {
        int index = Math.toIntExact(stored.getLong("number")) - 1;
        var row = rows.get(index);
        var yes = Rows.nullablePrice(stored, "yes_price");
        var no = Rows.nullablePrice(stored, "no_price");
        var detail =
                "Market %s has yes_price %s and no_price %s at %s".formatted(row.marketId(), yes, no, row.timestamp());
        return new Conflict(
                index,
                Problem.of(ProblemCode.conflicting_observation, detail)
                        .with("market_id", row.marketId())
                        .with("timestamp", row.timestamp())
                        .with("yes_price", yes)
                        .with("no_price", no));
    }
}
