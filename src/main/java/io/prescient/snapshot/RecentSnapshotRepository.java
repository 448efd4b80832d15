package io.prescient.snapshot;

import io.prescient.http.Times;
import io.prescient.persistence.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/// Reads the observations of several markets after the last known observation of each.
@ApplicationScoped
public class RecentSnapshotRepository {
    // markets.last_price_update shows whether a market has a new observation. Partitions are not read for markets
    // without one.
    private static final String AFTER = """
            SELECT s.* FROM unnest($1::text[], $2::timestamptz[]) AS known (market_id, at)
            JOIN markets m ON m.market_id = known.market_id AND m.last_price_update > known.at
            CROSS JOIN LATERAL (
                SELECT %s FROM market_snapshots s WHERE s.market_id = known.market_id AND s.timestamp > known.at
                ORDER BY s.timestamp LIMIT $3) s
            ORDER BY s.market_id, s.timestamp LIMIT $4""".formatted(SnapshotView.COLUMNS);

    @Inject
    Pool pool;

    /// Returns the observations after the given times in one query, ordered by market and time.
    ///
    /// @param times the time of the last known observation, by market
    /// @param maxPerMarket maximum number of observations of one market
    /// @param maxTotal maximum number of observations
    public Uni<List<SnapshotView>> after(Map<String, Instant> times, int maxPerMarket, int maxTotal) {
        var known = List.copyOf(times.entrySet());
        return pool.preparedQuery(AFTER)
                .execute(Tuple.of(
                        known.stream().map(Map.Entry::getKey).toArray(String[]::new),
                        known.stream().map(entry -> Times.utc(entry.getValue())).toArray(OffsetDateTime[]::new),
                        maxPerMarket,
                        maxTotal))
                .map(rows -> Rows.list(rows, SnapshotView::of));
    }
}
