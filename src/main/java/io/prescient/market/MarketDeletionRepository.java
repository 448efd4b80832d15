package io.prescient.market;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.persistence.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Deletes events and markets that no portfolio has used. The advisory lock of a market excludes trades and signals,
/// its row lock excludes imports and snapshots. So nothing can refer to a market between the check and its deletion.
@ApplicationScoped
public class MarketDeletionRepository {
    private static final String LOCK_EVENT = "SELECT event_id FROM events WHERE event_id = $1 FOR UPDATE";

    private static final String MARKETS_OF_EVENT = "SELECT market_id FROM markets WHERE event_id = $1";

    // The indexes of these tables begin with the portfolio, so each portfolio costs one lookup in an index.
    private static final String USE = """
            SELECT 'settlement' AS use, market_id FROM settlements WHERE market_id = ANY ($1)
            UNION ALL SELECT use, market_id FROM portfolios p CROSS JOIN LATERAL (
                (SELECT 'positions' AS use, market_id FROM portfolio_positions x
                    WHERE x.portfolio_id = p.portfolio_id AND x.market_id = ANY ($1) LIMIT 1)
                UNION ALL (SELECT 'trades', market_id FROM trades x
                    WHERE x.portfolio_id = p.portfolio_id AND x.market_id = ANY ($1) LIMIT 1)
                UNION ALL (SELECT 'signals', market_id FROM trading_signals x
                    WHERE x.portfolio_id = p.portfolio_id AND x.market_id = ANY ($1) LIMIT 1)
                UNION ALL (SELECT 'signals', market_id FROM archived_signals x
                    WHERE x.portfolio_id = p.portfolio_id AND x.market_id = ANY ($1) LIMIT 1)) used
            LIMIT 1""";

    @Inject
    Pool pool;

    /// Deletes a market with its snapshots and its settlement proposal.
    ///
    /// @throws ProblemException `market_not_found`, or `market_in_use` if it has positions, trades, signals or a
    ///     settlement
    public Uni<Void> deleteMarket(String marketId) {
        String[] ids = {marketId};
        return pool.withTransaction(tx -> MarketRepository.lock(tx, ids)
                .invoke(found -> {
                    if (found.size() == 0) {
                        throw MarketRepository.notFound(marketId);
                    }
                })
                .chain(() -> deleteUnused(tx, ids)));
    }

    /// Deletes an event with its markets, their snapshots and settlement proposals.
    ///
    /// @throws ProblemException `event_not_found`, or `market_in_use` if one of its markets has positions, trades,
    ///     signals or a settlement
    public Uni<Void> deleteEvent(String eventId) {
        var id = Tuple.of(eventId);
        return pool.withTransaction(tx -> tx.preparedQuery(LOCK_EVENT)
                .execute(id)
                .invoke(found -> requireEvent(found, eventId))
                .chain(() -> tx.preparedQuery(MARKETS_OF_EVENT).execute(id))
                .map(MarketDeletionRepository::ids)
                .chain(ids -> MarketRepository.lock(tx, ids).chain(() -> deleteUnused(tx, ids)))
                .chain(() -> delete(tx, "DELETE FROM events WHERE event_id = $1", id)));
    }

    private static Uni<Void> deleteUnused(SqlConnection tx, String[] marketIds) {
        var ids = Tuple.of(marketIds);
        return tx.preparedQuery(USE)
                .execute(ids)
                .invoke(MarketDeletionRepository::requireNoUse)
                .chain(() -> delete(tx, "DELETE FROM settlement_proposals WHERE market_id = ANY ($1)", ids))
                .chain(() -> delete(tx, "DELETE FROM market_snapshots WHERE market_id = ANY ($1)", ids))
                .chain(() -> delete(tx, "DELETE FROM markets WHERE market_id = ANY ($1)", ids));
    }

    private static Uni<Void> delete(SqlConnection tx, String sql, Tuple parameter) {
        return tx.preparedQuery(sql).execute(parameter).replaceWithVoid();
    }

    private static void requireEvent(RowSet<Row> found, String eventId) {
        if (found.size() == 0) {
            throw EventRepository.notFound(eventId);
        }
    }

    private static void requireNoUse(RowSet<Row> uses) {
        Rows.stream(uses).findFirst().ifPresent(row -> {
            var marketId = row.getString("market_id");
            var use = row.getString("use");
            throw Problem.of(
                            ProblemCode.market_in_use,
                            "Market %s has %s and cannot be deleted".formatted(marketId, use))
                    .with("market_id", marketId)
                    .with("use", use)
                    .asException();
        });
    }

    private static String[] ids(RowSet<Row> rows) {
        return Rows.stream(rows).map(row -> row.getString("market_id")).toArray(String[]::new);
    }
}
