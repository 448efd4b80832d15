package io.prescient.performance;

import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.persistence.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/// Reads a portfolio as of a point in time. One statement reads totals and positions, so they agree.
@ApplicationScoped
class AsOfRepository {
    private static final String AS_OF = """
            SELECT p.*, l.trade_id, l.seq AS lot_seq, l.market_id, l.action, l.entry_price, l.entry_timestamp, l.open_shares,
                l.cost_basis, l.price, l.marked_at, l.value
            FROM portfolio_as_of($1, ARRAY[%1$s], %2$s) p
            LEFT JOIN (SELECT * FROM positions_as_of($1, %1$s, %2$s) WHERE seq > $4 ORDER BY seq LIMIT $5) l ON true
            ORDER BY l.seq""".formatted(AsOfPoint.INSTANT, AsOfPoint.SEQ);

    @Inject
    Pool pool;

    @Inject
    AsOfResolver resolver;

    Uni<PortfolioAsOf> read(long portfolioId, @Nullable AsOf asOf, Paging page) {
        int limit = page.limit();
        long after = Cursor.decodeLong(page.after, 0);
        return resolver.find(portfolioId, asOf)
                .chain(point -> pool.preparedQuery(AS_OF)
                        .execute(point.parameters().addLong(after).addInteger(limit + 1))
                        .map(rows -> view(point, rows, limit)));
    }

    private static PortfolioAsOf view(AsOfPoint point, RowSet<Row> rows, int limit) {
        var totals = rows.iterator().next();
        var positions = Rows.stream(rows)
                .filter(row -> row.getLong("lot_seq") != null)
                .map(row -> OpenPosition.of(row, point.at()))
                .toList();
        return new PortfolioAsOf(
                point.portfolioId(),
                point.at(),
                totals.getLong("seq"),
                PortfolioTotals.of(totals),
                Page.of(positions, limit, position -> position, position -> "" + position.seq()));
    }
}
