package io.prescient.performance;

import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.http.Problem;
import io.prescient.money.Money;
import io.prescient.performance.Explanation.Source;
import io.prescient.performance.Explanation.Term;
import io.prescient.persistence.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the terms of a metric. The same statement also reads the metric itself, but does not compute it from the
/// terms.
@ApplicationScoped
class ExplanationRepository {
    private static final String TERMS = """
            WITH terms AS (
                SELECT 1 AS part, 'journal' AS source, j.seq, j.type, j.trade_id, j.market_id, j.shares, j.price,
                    NULL::numeric AS cost, j.recorded_at AS time,
                    CASE $4 WHEN 'total_invested' THEN j.cost WHEN 'realized_pnl' THEN j.realized_pnl ELSE j.cash END AS amount
                FROM journal_entries j
                WHERE j.portfolio_id = $1 AND $4 <> 'unrealized_pnl'
                    AND CASE WHEN %2$s IS NULL THEN j.recorded_at <= %1$s ELSE j.seq <= %2$s END
                UNION ALL
                SELECT 2, CASE WHEN l.price IS NULL THEN 'cost' ELSE 'mark' END, l.seq, NULL, l.trade_id, l.market_id,
                    l.open_shares, l.price, l.cost_basis, l.marked_at,
                    CASE $4 WHEN 'total_value' THEN l.value ELSE l.value - l.cost_basis END
                FROM positions_as_of($1, %1$s, %2$s) l
                WHERE $4 IN ('total_value', 'unrealized_pnl')),
            listed AS (SELECT * FROM terms WHERE amount <> 0 OR part = 2)
            SELECT p.*, t.part, t.source, t.seq AS term_seq, t.type, t.trade_id, t.market_id, t.shares, t.price, t.cost,
                t.time, t.amount,
                (SELECT o.source FROM market_snapshots o
                    WHERE t.source = 'mark' AND o.market_id = t.market_id AND o.timestamp = t.time) AS price_source,
                (SELECT coalesce(sum(amount), 0) FROM listed WHERE (part, seq) <= ($5, $6)) AS before
            FROM portfolio_as_of($1, ARRAY[%1$s], %2$s) p
            LEFT JOIN (SELECT * FROM listed WHERE (part, seq) > ($5, $6) ORDER BY part, seq LIMIT $7) t ON true
            ORDER BY t.part, t.seq""".formatted(AsOfPoint.INSTANT, AsOfPoint.SEQ);

    /// The last term of the previous page.
    private record After(int part, long seq) {
        static After of(Term term) {
            return new After(term.source() == Source.journal ? 1 : 2, term.seq());
        }

        static After read(String text) {
            var parts = text.split("/", -1);
            return new After(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
        }

        @Override
        public String toString() {
            return part + "/" + seq;
        }
    }

    @Inject
    Pool pool;

    @Inject
    AsOfResolver resolver;

    Uni<Explanation> read(long portfolioId, @Nullable Metric metric, @Nullable AsOf asOf, Paging page) {
        if (metric == null) {
            throw Problem.invalidParameter("metric", "must be one of " + List.of(Metric.values()))
                    .asException();
        }
        int limit = page.limit();
        var after = Cursor.decode(page.after, new After(0, 0), After::read);
        return resolver.find(portfolioId, asOf)
                .chain(point -> pool.preparedQuery(TERMS)
                        .execute(point.parameters()
                                .addString(metric.name())
                                .addInteger(after.part)
                                .addLong(after.seq)
                                .addInteger(limit + 1))
                        .map(rows -> view(point, metric, rows, limit)));
    }

    private static Explanation view(AsOfPoint point, Metric metric, RowSet<Row> rows, int limit) {
        var totals = rows.iterator().next();
        var terms = Rows.stream(rows)
                .filter(row -> row.getString("source") != null)
                .map(row -> Term.of(row, point.at()))
                .toList();
        var page = Page.of(terms, limit, term -> term, term -> After.of(term).toString());
        var before = Rows.money(totals, "before");
        return new Explanation(
                point.portfolioId(),
                metric,
                point.at(),
                totals.getLong("seq"),
                metric.of(PortfolioTotals.of(totals)),
                before,
                page.items(),
                page.items().stream().map(Term::amount).reduce(before, Money::plus),
                page.next());
    }
}
