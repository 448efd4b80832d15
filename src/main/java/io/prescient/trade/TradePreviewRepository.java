package io.prescient.trade;

import io.prescient.http.PortfolioSeqContext;
import io.prescient.market.Market;
import io.prescient.portfolio.Portfolio;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/// Decides on a trade without executing it and without a lock. Portfolio and market are read in one statement, so both
/// come from one database snapshot.
@ApplicationScoped
public class TradePreviewRepository {
    private static final String SELECT = """
            select p, m from Portfolio p left join Market m on m.marketId = :market where p.portfolioId = :portfolio""";

    @Inject
    Clock clock;

    @WithSession
    public Uni<TradePreview> preview(long portfolioId, NewTrade trade) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(SELECT, Object[].class)
                        .setParameter("market", trade.marketId())
                        .setParameter("portfolio", portfolioId)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Portfolio.notFound(portfolioId))
                .invoke(row -> PortfolioSeqContext.recordCommitted(portfolioId, ((Portfolio) row[0]).seq()))
                .map(row -> TradePreview.of((Portfolio) row[0], (Market) row[1], trade, clock.instant()));
    }
}
