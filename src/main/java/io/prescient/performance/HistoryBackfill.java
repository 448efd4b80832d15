package io.prescient.performance;

import io.prescient.http.Times;
import io.prescient.persistence.Rows;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Adds missing daily points, for example after downtime or an import of past data. Any number of replicas may run
/// it: each point is added once and never changed.
@ApplicationScoped
public class HistoryBackfill {
    private static final String ADD = """
            INSERT INTO portfolio_history (portfolio_id, snapshot_date, timestamp, balance, total_invested,
                total_profit_loss, total_value, open_positions, trade_count)
            SELECT p.portfolio_id, (e.as_of AT TIME ZONE 'UTC')::date, e.as_of, e.current_balance, e.total_invested,
                e.realized_pnl + e.positions_value - e.total_invested, e.current_balance + e.positions_value,
                e.open_position_count, e.trade_count
            FROM portfolios p
            JOIN journal_entries opened ON opened.portfolio_id = p.portfolio_id AND opened.seq = 1
            CROSS JOIN LATERAL (
                SELECT array_agg((day + interval '1 day' - interval '1 microsecond') AT TIME ZONE 'UTC' ORDER BY day) AS ends
                FROM generate_series(date_trunc('day', opened.recorded_at AT TIME ZONE 'UTC'),
                    date_trunc('day', $1::timestamptz AT TIME ZONE 'UTC') - interval '1 day', interval '1 day') AS day
                WHERE NOT EXISTS (SELECT FROM portfolio_history h
                    WHERE h.portfolio_id = p.portfolio_id AND h.snapshot_date = day::date)) missed
            CROSS JOIN LATERAL portfolio_as_of(p.portfolio_id, missed.ends, NULL) e
            WHERE missed.ends IS NOT NULL AND p.portfolio_id = $2 AND p.status <> 'archived'
            ON CONFLICT (portfolio_id, snapshot_date) DO NOTHING
            RETURNING snapshot_date""";

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    @Inject
    HistoryService history;

    /// The days for which a point was added.
    ///
    /// @param addedCount the number of days
    @Schema(name = "Backfilled")
    public record Added(
            int addedCount,
            @Schema(nullable = true) LocalDate firstSnapshotDate,
            @Schema(nullable = true) LocalDate lastSnapshotDate) {
        static Added of(RowSet<Row> rows) {
            List<LocalDate> days = Rows.stream(rows)
                    .map(row -> row.getLocalDate("snapshot_date"))
                    .sorted()
                    .toList();
            return days.isEmpty() ? new Added(0, null, null) : new Added(days.size(), days.getFirst(), days.getLast());
        }
    }

    /// Backfills all portfolios, each in a transaction of its own.
    @Scheduled(every = "6h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> addAll() {
        return pool.query("SELECT portfolio_id FROM portfolios WHERE status <> 'archived' ORDER BY portfolio_id")
                .execute()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(row -> run(row.getLong("portfolio_id")))
                .collect()
                .last()
                .replaceWithVoid();
    }

    Uni<Added> add(long portfolioId) {
        return history.requireWritable(portfolioId)
                .chain(() -> run(portfolioId))
                .map(Added::of);
    }

    private Uni<RowSet<Row>> run(long portfolioId) {
        return pool.preparedQuery(ADD).execute(Tuple.of(Times.utc(clock.instant()), portfolioId));
    }
}
