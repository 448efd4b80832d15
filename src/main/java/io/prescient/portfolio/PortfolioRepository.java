package io.prescient.portfolio;

import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.persistence.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Finds portfolios and reads them with their live values. Each of these queries is one statement, so cash and
/// positions come from one database snapshot.
@ApplicationScoped
public class PortfolioRepository {
    // The configuration is read as text, because the driver cannot parse every JSON that an imported one may hold.
    private static final String COLUMNS = """
            SELECT portfolio_id, name, description, strategy_type, strategy_config::text AS config, status, seq,
                initial_balance, total_deposits, total_withdrawals, current_balance, total_invested, total_value,
                unrealized_pnl, realized_pnl, total_profit_loss, open_position_count, trade_count, total_winning_trades,
                total_losing_trades, closed_position_count, closed_pnl, max_drawdown_amount, max_position_size, max_total_exposure,
                max_positions, oldest_mark_at, newest_mark_at, unpriced_position_count, unpriced_trade_ids, created_at,
                last_updated, last_trade_at
            FROM portfolio_values\s""";

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    /// Fails with `portfolio_not_found` if there is no such portfolio.
    public static Uni<Void> requireExists(long id) {
        return Portfolio.count("portfolioId", id)
                .invoke(count -> {
                    if (count == 0) {
                        throw Portfolio.notFound(id);
                    }
                })
                .replaceWithVoid();
    }

    /// Returns the portfolio with this name, or null.
    static Uni<@Nullable Portfolio> findByName(String name) {
        return Portfolio.find("name", name).firstResult();
    }

    public Uni<PortfolioView> one(long id) {
        return pool.preparedQuery(COLUMNS + "WHERE portfolio_id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Portfolio.notFound(id);
                    }
                    return view(rows.iterator().next());
                });
    }

    /// Returns the active portfolio with the smallest id. Fails with `portfolio_not_found` if none is active.
    public Uni<PortfolioView> findDefault() {
        return pool.preparedQuery(COLUMNS + "WHERE status = 'active' ORDER BY portfolio_id LIMIT 1")
                .execute()
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.of(ProblemCode.portfolio_not_found, "No portfolio is active")
                                .asException();
                    }
                    return view(rows.iterator().next());
                });
    }

    public Uni<Page<PortfolioView>> page(
            @Nullable PortfolioStatus status, @Nullable String strategyType, int limit, @Nullable String after) {
        return pool.preparedQuery(COLUMNS + """
                        WHERE portfolio_id > $1 AND ($2::text IS NULL OR status = $2)
                            AND ($3::text IS NULL OR strategy_type = $3)
                        ORDER BY portfolio_id LIMIT $4""")
                .execute(Tuple.of(
                        Cursor.decodeLong(after, 0), status == null ? null : status.name(), strategyType, limit + 1))
                .map(rows -> Rows.list(rows, this::view))
                .map(views -> Page.of(views, limit, view -> view, view -> "" + view.portfolioId()));
    }

    private PortfolioView view(Row row) {
        return PortfolioView.of(row, clock.instant());
    }
}
