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

/// Lets one portfolio follow its strategy once: signals and their trades in one transaction, at most once per key.
@ApplicationScoped
public class CycleService {
    @Inject
    TradeExecutorFactory desks;

    @Inject
    IdempotencyRepository receipts;

    @Inject
    Strategies strategies;

    /// What became of the cycle under this key; null if there was none.
    @WithSession
    public Uni<StoredResponse> known(long portfolioId, String key) {
        return receipts.begin(portfolioId, List.of(key))
                .map(counter -> counter.findResponse(request(portfolioId, key)));
    }

    @WithTransaction
    public Uni<StoredResponse> run(long portfolioId, String key, String ifMatch, MarketUniverse board) {
        return Portfolio.findForUpdate(portfolioId).chain(portfolio -> {
            var plan = strategies.plan(strategies.named(portfolio.strategyType), portfolio.strategyConfig, board);
            return desks.open(portfolio, List.of(key), plan.marketIds())
                    .invoke(desk -> desk.requireMatch(ifMatch, List.of(key)))
                    .chain(desk -> run(desk, key, board, plan));
        });
    }

    private static Uni<StoredResponse> run(TradeExecutor desk, String key, MarketUniverse board, StrategyPlan plan) {
        var request = request(desk.portfolio().portfolioId, key);
        var known = desk.counter().findResponse(request);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        desk.portfolio().requireActive();
        var signals = new SignalExecutor(desk);
        return signals.propose(plan.signals())
                .map(proposed -> desk.counter()
                        .executeOnce(
                                request,
                                () -> new CommandResult.Committed(
                                        200, Cycle.of(desk, board, plan, signals.executeEach(proposed, 0)))))
                .call(desk::save);
    }

    private static IdempotentRequest request(long portfolioId, String key) {
        return IdempotentRequest.withoutBody(key, "cycle", "/v1/portfolios/" + portfolioId + "/cycles");
    }
}
