package io.prescient.snapshot;

import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.Times;
import io.prescient.market.Market;
import io.prescient.persistence.Rows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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

    @Inject
    Pool pool;

    /// The newest observations in the order of the request, and the ids of markets that have none or do not exist.
    @Schema(name = "LatestSnapshots")
    public record Latest(
            List<SnapshotView> items,

            @Schema(description = "Always null: the response contains all items", nullable = true)
            String next,

            List<String> missingMarketIds) {}

    public Uni<Page<SnapshotView>> page(String marketId, SnapshotFilter filter, int limit, String after) {
        return history(marketId, filter, Cursor.decodeInstant(after, null), limit + 1)
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
                        throw Market.notFound(marketId);
                    }
                    return requireObserved(rows.iterator().next());
                });
    }

    public Uni<Latest> latest(List<String> marketIds) {
        return pool.preparedQuery(LATEST)
                .execute(Tuple.of(marketIds.toArray(String[]::new)))
                .map(rows -> inRequestedOrder(marketIds, rows));
    }

    private Uni<List<SnapshotView>> nextPage(String marketId, SnapshotFilter filter, AtomicReference<Instant> last) {
        return history(marketId, filter, last.get(), STREAM_PAGE_SIZE)
                .invoke(views ->
                        last.set(views.isEmpty() ? null : views.getLast().timestamp()));
    }

    private Uni<List<SnapshotView>> history(String marketId, SnapshotFilter filter, Instant after, int limit) {
        return pool.preparedQuery(HISTORY)
                .execute(Tuple.of(marketId, Times.utc(after), Times.utc(filter.from), Times.utc(filter.until), limit))
                .map(rows -> Rows.list(rows, SnapshotView::of));
    }

    /// Fails with `market_not_found` if the market does not exist.
    public Uni<Void> requireMarket(String marketId) {
        return pool.preparedQuery("SELECT FROM markets WHERE market_id = $1")
                .execute(Tuple.of(marketId))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw Market.notFound(marketId);
                    }
                })
                .replaceWithVoid();
    }

    private static SnapshotView requireObserved(Row row) {
        if (row.getString("market_id") == null) {
            String id = row.getString("known");
            throw Problem.of(ProblemCode.snapshot_not_found, "Market " + id + " has no observation yet")
                    .with("market_id", id)
                    .asException();
        }
        return SnapshotView.of(row);
    }

    private static Latest inRequestedOrder(List<String> marketIds, RowSet<Row> rows) {
        Map<String, SnapshotView> byMarket = Rows.stream(rows)
                .filter(row -> row.getString("market_id") != null)
                .map(SnapshotView::of)
                .collect(Collectors.toMap(SnapshotView::marketId, Function.identity()));
        return new Latest(
                marketIds.stream()
                        .distinct()
                        .map(byMarket::get)
                        .filter(Objects::nonNull)
                        .toList(),
                null,
                marketIds.stream()
                        .distinct()
                        .filter(id -> !byMarket.containsKey(id))
                        .toList());
    }
}
