package io.prescient.stream;

import io.prescient.portfolio.PortfolioRepository;
import io.prescient.snapshot.SnapshotRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Starts the subscriptions of requests.
@ApplicationScoped
class SubscriptionFactory {
    private static final int MAX_MARKETS = 1_000;

    @Inject
    StreamContext context;

    @Inject
    PortfolioChangePoller entries;

    @Inject
    PriceChangePoller prices;

    @Inject
    PortfolioRepository portfolios;

    @Inject
    SnapshotRepository snapshots;

    Subscription portfolio(long id, ResumePoint resume) {
        return new PortfolioSubscription(context, entries, portfolios, id, resume.afterSeq());
    }

    Subscription market(String id, ResumeTimestamp resume) {
        return new MarketSubscription(context, prices, snapshots, id, resume.afterTime(context.clock.instant()));
    }

    /// @throws io.prescient.http.ProblemException if there are no ids or more than 1,000
    Subscription markets(List<String> ids) {
        if (ids.isEmpty() || ids.size() > MAX_MARKETS) {
            throw ResumePoint.invalid("market_id", "must be given 1 to " + MAX_MARKETS + " times");
        }
        return new MarketListSubscription(context, prices, snapshots, ids);
    }
}
