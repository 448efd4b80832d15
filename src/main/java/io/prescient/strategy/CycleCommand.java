package io.prescient.strategy;

import io.prescient.commit.Command;
import io.prescient.commit.Loads;
import io.prescient.commit.UnitOfWork;
import io.prescient.idempotency.CommandResult;
import io.prescient.idempotency.Idempotency;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.StoredResponse;
import io.prescient.market.MarketRows;
import io.prescient.portfolio.Account;
import io.prescient.signal.SignalExecutor;
import io.prescient.strategy.StrategyAssignmentRepository.Follower;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stores and executes the signals of a plan.
///
/// @param follower the strategy and configuration for which the plan was made
/// @param ids one id per signal
record CycleCommand(
        SignalExecutor executor,
        Idempotency idempotency,
        long portfolioId,
        String key,
        @Nullable String ifMatch,
        Follower follower,
        MarketUniverse universe,
        StrategyPlan plan,
        List<Long> ids)
        implements Command<StoredResponse> {

    /// The portfolio's strategy changed after the plan was made.
    static final class OutdatedPlanException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static IdempotentRequest request(long portfolioId, String key) {
        return IdempotentRequest.withoutBody(key, "cycle", "/v1/portfolios/" + portfolioId + "/cycles");
    }

    @Override
    public int weight() {
        return Math.max(1, 2 * ids.size());
    }

    @Override
    public void load(Loads loads) {
        Idempotency.load(loads, portfolioId, List.of(key));
        Account.loadStrategy(loads, portfolioId);
        loads.addAll(MarketRows.BY_ID, plan.marketIds());
    }

    @Override
    public StoredResponse decide(UnitOfWork work) {
        var account = new Account(work, portfolioId);
        return idempotency.executeOnce(work, portfolioId, request(portfolioId, key), () -> {
            account.requireMatch(ifMatch);
            account.state().requireActive();
            if (!account.state().strategyType().equals(follower.strategy().name())
                    || !account.strategyConfig().equals(follower.config())) {
                throw new OutdatedPlanException();
            }
            var signals = executor.propose(account, plan.signals(), ids);
            var executions = executor.executeEach(account, signals, 0);
            return new CommandResult.Committed(200, Cycle.of(account.state(), universe, plan, executions));
        });
    }
}
