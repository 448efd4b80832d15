package io.prescient.market;

import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Reads and locks markets, and closes those that are settled.
@ApplicationScoped
public class MarketRepository {
    private static final SortOrder<Market> ORDER =
            new SortOrder<>("marketId", (condition, parameters) -> Market.find(condition, parameters));

    private static final String LOCK_ROWS =
            "SELECT market_id FROM markets WHERE market_id = ANY ($1) ORDER BY market_id FOR UPDATE";

    // After the advisory lock, so that imports, which lock rows, and settlements wait for each other in one order.
    private static final String LOCK_ROW = "SELECT market_id FROM markets WHERE market_id = :id FOR UPDATE";

    private static final String MARK_SETTLED = """
            UPDATE markets SET closed = true, resolved = true, settlement_version = :version, updated_at = :at
            WHERE market_id = :id""";

    /// Fails with `market_not_found` if the market does not exist.
    public static Uni<Market> requireExists(String marketId) {
        return Market.<Market>findById(marketId).onItem().ifNull().failWith(() -> notFound(marketId));
    }

    /// Locks markets before they end, in order of id: first against trades, as {@link MarketRows#EXCLUSIVE} does, then
    /// their rows against imports and snapshots. Returns the rows, with their `market_id`.
    public static Uni<RowSet<Row>> lock(SqlConnection tx, String[] marketIds) {
        var ids = Tuple.of(marketIds);
        return tx.preparedQuery(MarketRows.EXCLUSIVE)
                .execute(ids)
                .chain(() -> tx.preparedQuery(LOCK_ROWS).execute(ids));
    }

    /// Locks the market before its settlement. It waits until the trades in progress end and blocks new ones until the
    /// transaction ends. It fails with `market_not_found` if the market does not exist.
    public static Uni<Void> lockForSettlement(String marketId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MarketRows.EXCLUSIVE_OF_ONE, String.class)
                        .setParameter("id", marketId)
                        .getSingleResult()
                        .chain(() -> session.createNativeQuery(LOCK_ROW, String.class)
                                .setParameter("id", marketId)
                                .getSingleResultOrNull()))
                .onItem()
                .ifNull()
                .failWith(() -> notFound(marketId))
                .replaceWithVoid();
    }

    /// Closes the market and marks it as settled by this version of its settlement.
    public static Uni<Void> markSettled(String marketId, int version, Instant at) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MARK_SETTLED)
                        .setParameter("version", version)
                        .setParameter("at", at)
                        .setParameter("id", marketId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    public static RuntimeException notFound(String marketId) {
        return Problem.notFound(ProblemCode.market_not_found, "market_id", marketId)
                .asException();
    }

    @WithSession
    public Uni<MarketView> one(String marketId) {
        return requireExists(marketId).map(MarketView::of);
    }

    @WithSession
    public Uni<Page<MarketView>> page(MarketFilter filter, Paging page) {
        return ORDER.page(filter, page, MarketView::of);
    }
}
