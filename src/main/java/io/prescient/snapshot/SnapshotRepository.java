package io.prescient.snapshot;

import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.market.MarketRepository;
import io.prescient.persistence.Columns;
import io.prescient.persistence.Rows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the observations of markets, oldest first.
@ApplicationScoped
public class SnapshotRepository {
    private static final int STREAM_PAGE_SIZE = 1_000;

    private static final String HISTORY = "SELECT " + SnapshotView.COLUMNS + """

            FROM market_snapshots s
            WHERE s.market_id = $1 AND s.timestamp > coalesce($2::timestamptz, '-infinity')
                AND s.timestamp >= coalesce($3::timestamptz, '-infinity')
                AND s.timestamp < coalesce($4::timestamptz, 'infinity')
            ORDER BY s.timestamp LIMIT $5""";

    // The time of a market's price is the time of its newest observation, so the query reads one partition per market.
    private static final String LATEST = "SELECT m.market_id AS known, " + SnapshotView.COLUMNS + """

            FROM markets m
            LEFT JOIN market_snapshots s ON s.market_id = m.market_id AND s.timestamp = m.last_price_update
            WHERE m.market_id = ANY ($1)""";

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

    public Uni<Page<SnapshotView>> page(String marketId, SnapshotFilter filter, int limit, @Nullable String after) {
        return history(marketId, filter, Cursor.decode(after, Instant::parse), limit + 1)
                .call(views -> views.isEmpty()
                        ? requireMarket(marketId)
                        : Uni.createFrom().voidItem())
                .map(views -> Page.of(
                        views,
                        limit,
                        Function.identity(),
                        view -> view.timestamp().toString()));
    }

    /// Streams all observations of the filter in pages that are read on demand. No connection is held between pages, so
    /// a slow client does not occupy one.
    public Multi<SnapshotView> stream(String marketId, SnapshotFilter filter) {
        return requireMarket(marketId)
                .onItem()
                .transformToMulti(_ -> Multi.createBy()
                        .repeating()
                        .uni(AtomicReference<Instant>::new, last -> nextPage(marketId, filter, last))
                        .whilst(views -> views.size() == STREAM_PAGE_SIZE)
                        .onItem()
                        .disjoint());
    }

    public Uni<SnapshotView> latest(String marketId) {
        return pool.preparedQuery(LATEST)
                .execute(Tuple.of(new String[] {marketId}))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw MarketRepository.notFound(marketId);
                    }
                    return requireObserved(rows.iterator().next());
                });
    }

    public Uni<LatestSnapshots> latest(List<String> marketIds) {
        return pool.preparedQuery(LATEST)
                .execute(Tuple.of(marketIds.toArray(String[]::new)))
                .map(rows -> LatestSnapshots.of(
                        marketIds,
                        Rows.stream(rows)
                                .filter(SnapshotRepository::isObserved)
                                .map(SnapshotView::of)
                                .toList()));
    }

    /// Returns the observations after the given times in one query, ordered by market and time.
    ///
    /// @param times the time of the last known observation, by market
    /// @param maxPerMarket maximum number of observations of one market
    /// @param maxTotal maximum number of observations
    public Uni<List<SnapshotView>> findAfter(Map<String, Instant> times, int maxPerMarket, int maxTotal) {
        var known = List.copyOf(times.entrySet());
        return pool.preparedQuery(AFTER)
                .execute(Tuple.of(
                        known.stream().map(Map.Entry::getKey).toArray(String[]::new),
                        known.stream()
                                .map(entry -> Columns.utc(entry.getValue()))
                                .toArray(OffsetDateTime[]::new),
                        maxPerMarket,
                        maxTotal))
                .map(rows -> Rows.list(rows, SnapshotView::of));
    }

    private Uni<List<SnapshotView>> nextPage(
            String marketId, SnapshotFilter filter, AtomicReference<@Nullable Instant> last) {
        return history(marketId, filter, last.get(), STREAM_PAGE_SIZE)
                .invoke(views ->
                        last.set(views.isEmpty() ? null : views.getLast().timestamp()));
    }

    private Uni<List<SnapshotView>> history(
            String marketId, SnapshotFilter filter, @Nullable Instant after, int limit) {
        return pool.preparedQuery(HISTORY)
                .execute(Tuple.of(
                        marketId, Columns.utc(after), Columns.utc(filter.from), Columns.utc(filter.until), limit))
                .map(rows -> Rows.list(rows, SnapshotView::of));
    }

    /// Fails with `market_not_found` if the market does not exist.
    public Uni<Void> requireMarket(String marketId) {
        return pool.preparedQuery("SELECT FROM markets WHERE market_id = $1")
                .execute(Tuple.of(marketId))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw MarketRepository.notFound(marketId);
                    }
                })
                .replaceWithVoid();
    }

    private static boolean isObserved(Row row) {
        return row.getString("market_id") != null;
    }

    private static SnapshotView requireObserved(Row row) {
        if (!isObserved(row)) {
            String id = row.getString("known");
            throw Problem.of(ProblemCode.snapshot_not_found, "Market " + id + " has no observation yet")
                    .with("market_id", id)
                    .asException();
        }
        return SnapshotView.of(row);
    }
}
