package io.prescient.trade;

import io.prescient.market.Market;
import io.prescient.portfolio.Portfolio;
import io.prescient.position.Position;
import io.prescient.web.Code;
import io.prescient.web.Cursor;
import io.prescient.web.Page;
import io.prescient.web.Paging;
import io.prescient.web.Problem;
import io.prescient.web.Where;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Reads trades together with their positions and marks, in one statement, so that all are of one moment.
@ApplicationScoped
public class TradeReader {
    private static final String SELECT = """
            select t, p, m from Trade t
            join Position p on p.portfolioId = t.portfolioId and p.tradeId = t.tradeId
            left join Market m on m.marketId = t.marketId where\s""";

    record Row(Trade trade, Position position, Market market) {
        TradeView view() {
            return TradeView.of(trade, position, market);
        }
    }

    @WithSession
    public Uni<TradeView> one(long portfolioId, String tradeId) {
        var where = of(portfolioId).and("t.tradeId = :trade", "trade", tradeId);
        return rows(portfolioId, where, 1)
                .map(rows -> rows.stream()
                        .findFirst()
                        .orElseThrow(() -> Problem.of(Code.trade_not_found, "The portfolio has no trade " + tradeId)
                                .with("trade_id", tradeId)
                                .asException())
                        .view());
    }

    @WithSession
    public Uni<Page<TradeView>> page(long portfolioId, TradeFilter filter, Paging page) {
        int limit = page.limit();
        var where = filter.into(of(portfolioId))
                .and("p.seq < :after", "after", Cursor.decodeLong(page.after, Long.MAX_VALUE));
        return rows(portfolioId, where, limit + 1)
                .map(rows -> Page.of(rows, limit, Row::view, row -> "" + row.trade.seq));
    }

    private static Where of(long portfolioId) {
        return new Where().and("t.portfolioId = :portfolio", "portfolio", portfolioId);
    }

    private static Uni<List<Row>> rows(long portfolioId, Where where, int limit) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createSelectionQuery(
                            SELECT + where.text() + " order by p.seq desc", Object[].class);
                    where.parameters().forEach(query::setParameter);
                    return query.setMaxResults(limit).getResultList();
                })
                .map(found -> found.stream()
                        .map(row -> new Row((Trade) row[0], (Position) row[1], (Market) row[2]))
                        .toList())
                .call(rows -> rows.isEmpty()
                        ? Portfolio.known(portfolioId)
                        : Uni.createFrom().voidItem());
    }
}
