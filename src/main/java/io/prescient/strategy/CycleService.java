package io.prescient.strategy;

import io.prescient.commit.GroupCommit;
import io.prescient.idempotency.Idempotency;
import io.prescient.idempotency.StoredResponse;
import io.prescient.signal.SignalExecutor;
import io.prescient.signal.SignalRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/// Runs one cycle of one portfolio: stores and executes its signals in one transaction, at most once per key.
@ApplicationScoped
public class CycleService {
    @Inject
    GroupCommit commits;

    @Inject
    SignalExecutor executor;

    @Inject
    SignalRepository signals;

    @Inject
    Idempotency idempotency;

    @Inject
    StrategyAssignmentRepository assignments;

    @Inject
    Strategies strategies;

    /// Returns the stored response of the cycle with this key; null if there is none.
    public Uni<@Nullable StoredResponse> findResponse(long portfolioId, String key) {
        return idempotency.findResponse(portfolioId, CycleCommand.request(portfolioId, key));
    }

    /// Runs the cycle, or returns its stored response if the key is known. The plan is made from the universe before
    /// the transaction, and made again if the portfolio's strategy changes meanwhile.
    public Uni<StoredResponse> run(long portfolioId, String key, @Nullable String ifMatch, MarketUniverse universe) {
        return assignments
                .one(portfolioId)
                .chain(follower -> {
                    var plan = strategies.plan(follower.strategy(), follower.config(), universe);
                    return signals.nextIds(plan.signals().size())
                            .chain(ids -> commits.submit(new CycleCommand(
                                    executor, idempotency, portfolioId, key, ifMatch, follower, universe, plan, ids)));
                })
                .onFailure(CycleCommand.OutdatedPlanException.class)
                .retry()
                .atMost(5);
    }
}
