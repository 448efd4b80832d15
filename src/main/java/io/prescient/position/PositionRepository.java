package io.prescient.position;

import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.market.Market;
import io.prescient.persistence.HqlFilter;
import io.prescient.portfolio.Portfolio;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Reads positions with the prices of their markets. Each query is one statement, so both come from one database
/// snapshot.
@ApplicationScoped
public class PositionRepository {
    /// A position and its market; `market` is null if it is unknown.
    record Marked(Position position, Market market) {
        PositionView view() {
            return PositionView.of(position, market);
        }
    }

    @WithSession
    public Uni<PositionView> one(long portfolioId, String tradeId) {
        var where = new HqlFilter()
                .and("p.portfolioId = :portfolio", "portfolio", portfolioId)
                .and("p.tradeId = :trade", "trade", tradeId);
        return marked(where, 1)
                .call(found -> found.isEmpty()
                        ? Portfolio.requireExists(portfolioId)
                        : Uni.createFrom().voidItem())
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> notFound(tradeId))
                        .view());
    }

    @WithSession
    public Uni<Page<PositionView>> page(
            long portfolioId, PositionStatus status, String marketId, int limit, String after) {
        var where = new HqlFilter()
                .and("p.portfolioId = :portfolio", "portfolio", portfolioId)
                .and("p.status = :status", "status", status)
                .and("p.marketId = :market", "market", marketId)
                .and("p.seq < :after", "after", Cursor.decodeLong(after, Long.MAX_VALUE));
        return marked(where, limit + 1)
                .call(found -> found.isEmpty()
                        ? Portfolio.requireExists(portfolioId)
                        : Uni.createFrom().voidItem())
                .map(found -> Page.of(found, limit, Marked::view, marked -> "" + marked.position.seq));
    }

    static RuntimeException notFound(String tradeId) {
        return Problem.notFound(ProblemCode.position_not_found, "trade_id", tradeId)
                .asException();
    }

    private static Uni<List<Marked>> marked(HqlFilter where, int rows) {
        return Panache.getSession().chain(session -> {
            var query = session.createSelectionQuery(
                    "select p, m from Position p left join Market m on m.marketId = p.marketId where " + where.text()
                            + " order by p.seq desc",
                    Object[].class);
            where.parameters().forEach(query::setParameter);
            return query.setMaxResults(rows)
                    .getResultList()
                    .map(found -> found.stream()
                            .map(row -> new Marked((Position) row[0], (Market) row[1]))
                            .toList());
        });
    }
}
