package io.prescient.strategy;

import io.prescient.portfolio.Portfolio;
import io.prescient.receipt.Outcome;
import io.prescient.receipt.Receipts;
import io.prescient.receipt.Request;
import io.prescient.receipt.Verdict;
import io.prescient.signal.SignalDesk;
import io.prescient.trade.TradeDesk;
import io.prescient.trade.TradeDesks;
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
    TradeDesks desks;

    @Inject
    Receipts receipts;

    @Inject
    Strategies strategies;

    /// What became of the cycle under this key; null if there was none.
    @WithSession
    public Uni<Outcome> known(long portfolioId, String key) {
        return receipts.counter(portfolioId, List.of(key)).map(counter -> counter.known(request(portfolioId, key)));
    }

    @WithTransaction
    public Uni<Outcome> run(long portfolioId, String key, String ifMatch, Board board) {
        return Portfolio.locked(portfolioId).chain(portfolio -> {
            var plan = strategies.plan(strategies.named(portfolio.strategyType), portfolio.strategyConfig, board);
            return desks.open(portfolio, List.of(key), plan.marketIds())
                    .invoke(desk -> desk.requireMatch(ifMatch, List.of(key)))
                    .chain(desk -> run(desk, key, board, plan));
        });
    }

    private static Uni<Outcome> run(TradeDesk desk, String key, Board board, Plan plan) {
        var request = request(desk.portfolio().portfolioId, key);
        var known = desk.counter().known(request);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        desk.portfolio().requireActive();
        var signals = new SignalDesk(desk);
        return signals.propose(plan.signals())
                .map(proposed -> desk.counter()
                        .once(
                                request,
                                () -> new Verdict.Done(
                                        200, Cycle.of(desk, board, plan, signals.executeEach(proposed, 0)))))
                .call(desk::save);
    }

    private static Request request(long portfolioId, String key) {
        return Request.withoutBody(key, "cycle", "/v1/portfolios/" + portfolioId + "/cycles");
    }
}
