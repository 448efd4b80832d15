package io.prescient.trade;

import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.market.Market;
import io.prescient.persistence.HqlFilter;
import io.prescient.portfolio.PortfolioRepository;
import io.prescient.position.Position;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads trades with their positions and current prices. Each query is one statement, so all come from one database
/// snapshot.
@ApplicationScoped
public class TradeRepository {
    private static final String SELECT = """
            select new io.prescient.trade.TradeRepository$Row(t, p, m)
            from Trade t
            join Position p on p.portfolioId = t.portfolioId and p.tradeId = t.tradeId
            left join Market m on m.marketId = t.marketId where\s""";

    /// A trade, its position and its market, if it is known.
    record Row(Trade trade, Position position, @Nullable Market market) {
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
                        .orElseThrow(() -> Problem.notFound(ProblemCode.trade_not_found, "trade_id", tradeId)
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

    private static HqlFilter of(long portfolioId) {
        return new HqlFilter().and("t.portfolioId = :portfolio", "portfolio", portfolioId);
    }

    private static Uni<List<Row>> rows(long portfolioId, HqlFilter where, int limit) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createSelectionQuery(SELECT + where.text() + " order by p.seq desc", Row.class);
                    where.parameters().forEach(query::setParameter);
                    return query.setMaxResults(limit).getResultList();
                })
                .call(rows -> rows.isEmpty()
                        ? PortfolioRepository.requireExists(portfolioId)
                        : Uni.createFrom().voidItem());
    }
}
