package io.prescient.position;

import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.market.Market;
import io.prescient.persistence.HqlFilter;
import io.prescient.portfolio.PortfolioRepository;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads positions with the prices of their markets. Each query is one statement, so both come from one database
/// snapshot.
@ApplicationScoped
public class PositionRepository {
    private static final String SELECT = """
            select new io.prescient.position.PositionRepository$Marked(p, m)
            from Position p left join Market m on m.marketId = p.marketId where\s""";

    private static final String UNSETTLED = "marketId = ?1 and status <> 'closed' and settlementVersion < ?2";

    /// A portfolio with positions to settle, and their number.
    public record Unsettled(long portfolioId, long positionCount) {}

    /// A position and its market, if it is known.
    record Marked(Position position, @Nullable Market market) {
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
                        ? PortfolioRepository.requireExists(portfolioId)
                        : Uni.createFrom().voidItem())
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> notFound(tradeId))
                        .view());
    }

    @WithSession
    public Uni<Page<PositionView>> page(
            long portfolioId,
            @Nullable PositionStatus status,
            @Nullable String marketId,
            int limit,
            @Nullable String after) {
        var where = new HqlFilter()
                .and("p.portfolioId = :portfolio", "portfolio", portfolioId)
                .and("p.status = :status", "status", status)
                .and("p.marketId = :market", "market", marketId)
                .and("p.seq < :after", "after", Cursor.decodeLong(after, Long.MAX_VALUE));
        return marked(where, limit + 1)
                .call(found -> found.isEmpty()
                        ? PortfolioRepository.requireExists(portfolioId)
                        : Uni.createFrom().voidItem())
                .map(found -> Page.of(found, limit, Marked::view, marked -> "" + marked.position.seq));
    }

    /// Returns up to `limit` portfolios with positions of a market that neither this version of its settlement nor a
    /// newer one has paid.
    public static Uni<List<Unsettled>> findUnsettled(String marketId, int version, int limit) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select new io.prescient.position.PositionRepository$Unsettled(p.portfolioId, count(*)) "
                                        + "from Position p where " + UNSETTLED + " group by p.portfolioId",
                                Unsettled.class)
                        .setParameter(1, marketId)
                        .setParameter(2, version)
                        .setMaxResults(limit)
                        .getResultList());
    }

    public static Uni<Long> countUnsettled(String marketId, int version) {
        return Position.count(UNSETTLED, marketId, version);
    }

    static RuntimeException notFound(String tradeId) {
        return Problem.notFound(ProblemCode.position_not_found, "trade_id", tradeId)
                .asException();
    }

    private static Uni<List<Marked>> marked(HqlFilter where, int rows) {
        return Panache.getSession().chain(session -> {
            var query = session.createSelectionQuery(SELECT + where.text() + " order by p.seq desc", Marked.class);
            where.parameters().forEach(query::setParameter);
            return query.setMaxResults(rows).getResultList();
        });
    }
}
