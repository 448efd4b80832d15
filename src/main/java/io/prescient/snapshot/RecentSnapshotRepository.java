package io.prescient.snapshot;

import io.prescient.http.RowValues;
import io.prescient.http.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/// Reads what was observed of some markets after the last observation that is known of each.
@ApplicationScoped
public class RecentSnapshotRepository {
    // The market tells whether there is anything, so the observations of those that stand still are not looked at.
    private static final String AFTER = """
            SELECT s.* FROM unnest($1::text[], $2::timestamptz[]) AS known (market_id, at)
            JOIN markets m ON m.market_id = known.market_id AND m.last_price_update > known.at
            CROSS JOIN LATERAL (
                SELECT %s FROM market_snapshots s WHERE s.market_id = known.market_id AND s.timestamp > known.at
                ORDER BY s.timestamp LIMIT $3) s
            ORDER BY s.market_id, s.timestamp LIMIT $4""".formatted(SnapshotView.COLUMNS);

    @Inject
    Pool pool;

    /// Of each market at most so many observations of a later time, in order of time, and at most so many of all
    /// together: one question for all.
    public Uni<List<SnapshotView>> after(Map<String, Instant> times, int each, int all) {
        var known = List.copyOf(times.entrySet());
        return pool.preparedQuery(AFTER)
                .execute(Tuple.of(
                        known.stream().map(Map.Entry::getKey).toArray(String[]::new),
                        known.stream().map(one -> Times.utc(one.getValue())).toArray(OffsetDateTime[]::new),
                        each,
                        all))
                .map(rows -> RowValues.list(rows, SnapshotView::of));
    }
}
