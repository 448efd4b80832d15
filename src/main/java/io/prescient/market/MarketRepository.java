package io.prescient.market;

import io.prescient.http.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Reads markets for the API.
@ApplicationScoped
public class MarketRepository {
    @WithSession
    public Uni<MarketView> one(String id) {
        return Market.requireExists(id).map(MarketView::of);
    }

    @WithSession
    public Uni<Page<MarketView>> page(MarketFilter filter, int limit, String after) {
        var by = filter.orderBy;
        var where = filter.where();
        SortOrder.startAfter(where, by, "marketId", after);
        return Market.<Market>find(where.text() + SortOrder.orderBy(by, "marketId"), where.parameters())
                .range(0, limit)
                .list()
                .map(markets -> Page.of(markets, limit, MarketView::of, market -> cursor(by, market)));
    }

    private static String cursor(SortOrder.By by, Market market) {
        return SortOrder.cursor(by, market.volume, market.liquidity, market.endDate, market.marketId);
    }
}
