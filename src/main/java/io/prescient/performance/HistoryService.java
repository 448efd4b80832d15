package io.prescient.performance;

import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.Times;
import io.prescient.persistence.Rows;
import io.prescient.portfolio.Portfolio;
import io.prescient.snapshot.SnapshotFilter;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/// Records one point per portfolio and UTC day. A later one on the same day replaces it.
@ApplicationScoped
public class HistoryService {
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

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    /// Records the last point of the day for every portfolio that is not archived, at 23:59 UTC.
    @Scheduled(cron = "0 59 23 * * ?", timeZone = "UTC")
    Uni<Void> recordAll() {
        return pool.preparedQuery(RECORD).execute(Tuple.of(now(), null)).replaceWithVoid();
    }

    /// Records the point of the current UTC day for one portfolio.
    public Uni<HistoryPoint> record(long portfolioId) {
        return pool.preparedQuery(RECORD + " RETURNING *")
                .execute(Tuple.of(now(), portfolioId))
                .call(rows -> rows.size() == 0
                        ? requireWritable(portfolioId)
                        : Uni.createFrom().voidItem())
                .map(rows -> Rows.stream(rows).map(HistoryPoint::of).findFirst().orElseThrow());
    }

    Uni<Page<HistoryPoint>> page(long portfolioId, SnapshotFilter filter, int limit, String after) {
        var since = Cursor.decode(after, LocalDate.EPOCH, LocalDate::parse);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(portfolioId, since, Times.utc(filter.from), Times.utc(filter.until), limit + 1))
                .map(rows -> Rows.list(rows, HistoryPoint::of))
                .call(points -> points.isEmpty()
                        ? status(portfolioId).replaceWithVoid()
                        : Uni.createFrom().voidItem())
                .map(points -> Page.of(points, limit, point -> point, point -> "" + point.snapshotDate()));
    }

    /// Fails if the portfolio does not exist, or if it is archived and so read-only.
    Uni<Void> requireWritable(long portfolioId) {
        return status(portfolioId)
                .invoke(status -> {
                    if (status.equals("archived")) {
                        throw Problem.of(
                                        ProblemCode.portfolio_archived,
                                        "Portfolio " + portfolioId + " is archived and read-only")
                                .asException();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<String> status(long portfolioId) {
        return pool.preparedQuery("SELECT status FROM portfolios WHERE portfolio_id = $1")
                .execute(Tuple.of(portfolioId))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Portfolio.notFound(portfolioId);
                    }
                    return rows.iterator().next().getString("status");
                });
    }

    private OffsetDateTime now() {
        return Times.utc(clock.instant());
    }
}
