package io.prescient.portfolio;

import io.prescient.persistence.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Computes the valuations of many portfolios in one query.
@ApplicationScoped
public class ValuationRepository {
    // The sums of `portfolio_values` without the drawdown, which takes longer than all other columns.
    private static final String VALUATIONS = """
            SELECT p.portfolio_id, p.seq, p.current_balance + live.positions_value AS total_value, live.positions_value,
                live.unrealized_pnl, p.realized_pnl + live.unrealized_pnl AS total_profit_loss, live.unpriced_position_count,
                live.newest_mark_at
            FROM portfolios p
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(v.value), 0) AS positions_value,
                    coalesce(sum(v.value - v.cost_basis), 0) AS unrealized_pnl,
                    count(*) FILTER (WHERE v.unpriced) AS unpriced_position_count, max(v.marked_at) AS newest_mark_at
                FROM position_values v WHERE v.portfolio_id = p.portfolio_id) live
            WHERE p.portfolio_id = ANY ($1)""";

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    /// Returns the valuations of the given portfolios; unknown ids are left out. `asOf` is an instant just before the
    /// query.
    public Uni<List<Valuation>> of(Collection<Long> portfolioIds) {
        Instant asOf = clock.instant();
        return pool.preparedQuery(VALUATIONS)
                .execute(Tuple.of(portfolioIds.toArray(Long[]::new)))
                .map(rows -> Rows.list(rows, row -> Valuation.of(row, asOf)));
    }
}
