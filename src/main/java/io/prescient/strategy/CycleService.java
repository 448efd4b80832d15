package io.prescient.strategy;

import io.prescient.idempotency.CommandResult;
import io.prescient.idempotency.IdempotencyRepository;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.StoredResponse;
import io.prescient.portfolio.Portfolio;
import io.prescient.signal.SignalExecutor;
import io.prescient.trade.TradeExecutor;
import io.prescient.trade.TradeExecutorFactory;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs one cycle of one portfolio: stores and executes its signals in one transaction, at most once per key.
@ApplicationScoped
public class CycleService {
    @Inject
    TradeExecutorFactory executors;

    @Inject
    IdempotencyRepository idempotency;

    @Inject
    Strategies strategies;

    /// Returns the stored response of the cycle with this key, if there is one.
    @WithSession
    public Uni<@Nullable StoredResponse> findResponse(long portfolioId, String key) {
        return idempotency
                .begin(portfolioId, List.of(key))
                .map(counter -> counter.findResponse(request(portfolioId, key)));
    }

    /// Runs the cycle, or returns its stored response if the key is known. The universe is read before the transaction.
    @WithTransaction
    public Uni<StoredResponse> run(long portfolioId, String key, @Nullable String ifMatch, MarketUniverse universe) {
        return Portfolio.findForUpdate(portfolioId).chain(portfolio -> {
            var plan = strategies.plan(strategies.named(portfolio.strategyType), portfolio.strategyConfig, universe);
            return executors
                    .open(portfolio, List.of(key), plan.marketIds())
                    .invoke(executor -> executor.requireMatch(ifMatch, List.of(key)))
                    .chain(executor -> run(executor, key, universe, plan));
        });
    }

    private static Uni<StoredResponse> run(
            TradeExecutor executor, String key, MarketUniverse universe, StrategyPlan plan) {
        var request = request(executor.portfolio().portfolioId, key);
        var known = executor.execution().findResponse(request);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        executor.portfolio().requireActive();
        var signals = new SignalExecutor(executor);
        return signals.propose(plan.signals())
                .map(proposed -> executor.execution()
                        .executeOnce(
                                request,
                                () -> new CommandResult.Committed(
                                        200, Cycle.of(executor, universe, plan, signals.executeEach(proposed, 0)))))
                .call(executor::save);
    }

    private static IdempotentRequest request(long portfolioId, String key) {
        return IdempotentRequest.withoutBody(key, "cycle", "/v1/portfolios/" + portfolioId + "/cycles");
    }
}
