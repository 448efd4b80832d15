package io.prescient.performance;

import io.prescient.persistence.Columns;
import io.prescient.persistence.Rows;
import io.prescient.portfolio.Portfolio;
import io.prescient.snapshot.SnapshotFilter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Reads and writes the daily points of portfolios. Archived portfolios get no new points.
@ApplicationScoped
class HistoryRepository {
    private static final String RECORD = """
            INSERT INTO portfolio_history (portfolio_id, snapshot_date, timestamp, balance, total_invested,
                total_profit_loss, total_value, open_positions, trade_count, highest_profit_loss, max_drawdown_amount)
            SELECT portfolio_id, ($1::timestamptz AT TIME ZONE 'UTC')::date, $1, current_balance, total_invested,
                total_profit_loss, total_value, open_position_count, trade_count, total_profit_loss, max_drawdown_amount
            FROM portfolio_values
            WHERE (portfolio_id = $2 OR $2::bigint IS NULL) AND status <> 'archived'
            ON CONFLICT (portfolio_id, snapshot_date) DO UPDATE SET
                timestamp = excluded.timestamp, balance = excluded.balance, total_invested = excluded.total_invested,
                total_profit_loss = excluded.total_profit_loss, total_value = excluded.total_value,
                open_positions = excluded.open_positions, trade_count = excluded.trade_count,
                highest_profit_loss = greatest(
                    coalesce(portfolio_history.highest_profit_loss, portfolio_history.total_profit_loss),
                    excluded.highest_profit_loss),
                max_drawdown_amount = greatest(
                    portfolio_history.max_drawdown_amount, excluded.max_drawdown_amount)""";

    private static final String PAGE = """
            SELECT * FROM portfolio_history
            WHERE portfolio_id = $1 AND snapshot_date > $2 AND timestamp >= coalesce($3::timestamptz, '-infinity')
                AND timestamp < coalesce($4::timestamptz, 'infinity')
            ORDER BY snapshot_date LIMIT $5""";

    private static final String BACKFILL = """
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

    /// Records the point of a UTC day for all portfolios.
    Uni<Void> recordAll(Instant now) {
        return pool.preparedQuery(RECORD)
                .execute(Tuple.of(Columns.utc(now), null))
                .replaceWithVoid();
    }

    /// Records the point of a UTC day; empty if the portfolio does not exist or is archived.
    Uni<Optional<HistoryPoint>> record(Instant now, long portfolioId) {
        return pool.preparedQuery(RECORD + " RETURNING *")
                .execute(Tuple.of(Columns.utc(now), portfolioId))
                .map(rows -> Rows.stream(rows).map(HistoryPoint::of).findFirst());
    }

    /// The points of the days after a date, oldest first, one more than the limit.
    Uni<List<HistoryPoint>> page(long portfolioId, SnapshotFilter filter, int limit, LocalDate after) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(portfolioId, after, Columns.utc(filter.from), Columns.utc(filter.until), limit + 1))
                .map(rows -> Rows.list(rows, HistoryPoint::of));
    }

    /// Adds the missing points of past UTC days, and returns their days in order.
    Uni<List<LocalDate>> backfill(Instant now, long portfolioId) {
        return pool.preparedQuery(BACKFILL)
                .execute(Tuple.of(Columns.utc(now), portfolioId))
                .map(rows -> Rows.stream(rows)
                        .map(row -> row.getLocalDate("snapshot_date"))
                        .sorted()
                        .toList());
    }

    /// The ids of all portfolios that are not archived.
    Uni<List<Long>> writableIds() {
        return pool.query("SELECT portfolio_id FROM portfolios WHERE status <> 'archived' ORDER BY portfolio_id")
                .execute()
                .map(rows -> Rows.list(rows, row -> row.getLong("portfolio_id")));
    }

    /// @throws io.prescient.http.ProblemException if the portfolio does not exist
    Uni<String> status(long portfolioId) {
        return pool.preparedQuery("SELECT status FROM portfolios WHERE portfolio_id = $1")
                .execute(Tuple.of(portfolioId))
                .map(rows -> Rows.stream(rows)
                        .findFirst()
                        .map(row -> row.getString("status"))
                        .orElseThrow(() -> Portfolio.notFound(portfolioId)));
    }
}
