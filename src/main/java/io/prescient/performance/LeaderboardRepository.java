package io.prescient.performance;

import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.performance.LeaderboardOrder.Place;
import io.prescient.persistence.Columns;
import io.prescient.persistence.Rows;
import io.prescient.portfolio.PortfolioStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the leaderboard. One statement reads the current values of all portfolios, another one the daily values.
/// The second covers the portfolios of the page only, or all portfolios if the order needs it.
@ApplicationScoped
class LeaderboardRepository {
    private static final String ALL = """
            SELECT portfolio_id, name, strategy_type, status, total_value, total_profit_loss,
                total_profit_loss / nullif(initial_balance + total_deposits, 0) AS total_return, closed_position_count, total_winning_trades, trade_count
            FROM portfolio_values WHERE $1::text IS NULL OR status = $1""";

    private static final String INSTANTS = """
            SELECT opened.portfolio_id, least(e.as_of, now.at) AS shown_at, e.*
            FROM journal_entries opened
            CROSS JOIN LATERAL (SELECT greatest(opened.recorded_at, $2::timestamptz) AS at) now
            CROSS JOIN LATERAL portfolio_as_of(opened.portfolio_id,
                daily_instants(opened.portfolio_id, opened.recorded_at, now.at, 'infinity'), NULL) e
            WHERE opened.portfolio_id = ANY ($1) AND opened.seq = 1
            ORDER BY opened.portfolio_id, e.instant_index""";

    /// The most portfolios per page, because each needs its past values.
    private static final int MAX_PAGE = 100;

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    Uni<Page<LeaderboardEntry>> page(LeaderboardOrder by, @Nullable PortfolioStatus status, Paging page) {
        int limit = Math.min(page.limit(), MAX_PAGE);
        var after = Cursor.decode(page.after, by::place);
        return all(status)
                .chain(all ->
                        by.needsInstants() ? measure(all) : Uni.createFrom().item(all))
                .map(all -> select(by, all, after, limit + 1))
                .chain(shown -> by.needsInstants() ? Uni.createFrom().item(shown) : measure(shown))
                .map(shown -> Page.of(shown, limit, entry -> entry, entry -> by.cursor(by.of(entry))));
    }

    private static List<LeaderboardEntry> select(
            LeaderboardOrder by, List<LeaderboardEntry> all, @Nullable Place after, int rows) {
        var order = by.order();
        return all.stream()
                .filter(entry -> after == null || order.compare(by.of(entry), after) > 0)
                .sorted(Comparator.comparing(by::of, order))
                .limit(rows)
                .toList();
    }

    private Uni<List<LeaderboardEntry>> all(@Nullable PortfolioStatus status) {
        return pool.preparedQuery(ALL)
                .execute(Tuple.of(status == null ? null : status.name()))
                .map(rows -> Rows.list(rows, LeaderboardEntry::of));
    }

    /// Adds the metrics that need past values. A portfolio that was deleted in the meantime stays without them.
    private Uni<List<LeaderboardEntry>> measure(List<LeaderboardEntry> entries) {
        var ids = entries.stream().map(LeaderboardEntry::portfolioId).toArray(Long[]::new);
        return pool.preparedQuery(INSTANTS)
                .execute(Tuple.of(ids, Columns.utc(clock.instant())))
                .map(LeaderboardRepository::byPortfolio)
                .map(instants -> entries.stream()
                        .map(entry -> measured(entry, instants.get(entry.portfolioId())))
                        .toList());
    }

    private static LeaderboardEntry measured(LeaderboardEntry entry, @Nullable List<ValuationInstant> instants) {
        return instants == null ? entry : entry.measured(instants);
    }

    private static Map<Long, List<ValuationInstant>> byPortfolio(RowSet<Row> rows) {
        return Rows.stream(rows)
                .collect(Collectors.groupingBy(
                        row -> row.getLong("portfolio_id"),
                        Collectors.mapping(ValuationInstant::of, Collectors.toList())));
    }
}
