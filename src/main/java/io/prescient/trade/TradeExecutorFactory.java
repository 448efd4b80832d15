package io.prescient.trade;

import io.prescient.idempotency.IdempotencyRepository;
import io.prescient.idempotency.IdempotentExecution;
import io.prescient.market.EventRepository;
import io.prescient.market.Market;
import io.prescient.market.MarketRepository;
import io.prescient.portfolio.Portfolio;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// Creates the executor of a portfolio's trades.
@ApplicationScoped
public class TradeExecutorFactory {
    @Inject
    Clock clock;

    @Inject
    IdempotencyRepository idempotency;

    /// Loads markets, events and idempotency records. Call it in the transaction that holds the portfolio's row lock.
    /// The markets cannot change until the transaction ends.
    ///
    /// @param keys idempotency keys of all requests that the executor will handle
    /// @param marketIds ids of all markets that the requests use; unknown ids are allowed
    public Uni<TradeExecutor> open(Portfolio portfolio, Collection<String> keys, Collection<String> marketIds) {
        return idempotency
                .begin(portfolio.portfolioId, keys)
                .chain(execution -> MarketRepository.findForTrading(marketIds)
                        .chain(markets -> open(portfolio, execution, markets)));
    }

    private Uni<TradeExecutor> open(Portfolio portfolio, IdempotentExecution execution, List<Market> markets) {
        var eventIds = markets.stream()
                .map(market -> market.eventId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return EventRepository.findByIds(eventIds)
                .map(events -> new TradeExecutor(portfolio, execution, markets, events, clock.instant()));
    }
}
