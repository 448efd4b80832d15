package io.prescient.market;

import io.prescient.web.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class MarketReader {
    @WithSession
    public Uni<MarketView> one(String id) {
        return Market.known(id).map(MarketView::of);
    }

    @WithSession
    public Uni<Page<MarketView>> page(MarketFilter filter, int limit, String after) {
        var by = filter.orderBy;
        var where = filter.where();
        Ranking.startAfter(where, by, "marketId", after);
        return Market.<Market>find(where.text() + Ranking.orderBy(by, "marketId"), where.parameters())
                .range(0, limit)
                .list()
                .map(markets -> Page.of(markets, limit, MarketView::of, market -> cursor(by, market)));
    }

    private static String cursor(Ranking.By by, Market market) {
        return Ranking.cursor(by, market.volume, market.liquidity, market.endDate, market.marketId);
    }
}
