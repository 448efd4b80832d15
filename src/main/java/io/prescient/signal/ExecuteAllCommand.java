package io.prescient.signal;

import io.prescient.commit.Command;
import io.prescient.commit.Loads;
import io.prescient.commit.UnitOfWork;
import io.prescient.idempotency.CommandResult;
import io.prescient.idempotency.Idempotency;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.StoredResponse;
import io.prescient.portfolio.Account;
import io.prescient.trade.Trading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Executes signals that were pending when the request arrived, in the given order. One that is not pending any more is
/// left out.
///
/// @param pendingCount number of further pending signals
record ExecuteAllCommand(
        SignalExecutor executor,
        Idempotency idempotency,
        long portfolioId,
        String key,
        @Nullable String ifMatch,
        List<Signal> signals,
        long pendingCount)
        implements Command<StoredResponse> {

    @Override
    public int weight() {
        return Math.max(1, signals.size());
    }

    @Override
    public void load(Loads loads) {
        Idempotency.load(loads, portfolioId, List.of(key));
        Trading.load(loads, portfolioId, signals.stream().map(Signal::trade).toList());
        signals.forEach(signal -> loads.add(SignalRows.BY_ID, new SignalRows.Key(portfolioId, signal.id)));
    }

    @Override
    public StoredResponse decide(UnitOfWork work) {
        var account = new Account(work, portfolioId);
        var path = "/v1/portfolios/" + portfolioId + "/signals/execute";
        return idempotency.executeOnce(work, portfolioId, IdempotentRequest.withoutBody(key, "execution", path), () -> {
            account.requireMatch(ifMatch);
            account.state().requireNotArchived();
            return new CommandResult.Committed(200, executor.executeEach(account, stillPending(work), pendingCount));
        });
    }

    private List<Signal> stillPending(UnitOfWork work) {
        var pending = new ArrayList<Signal>();
        for (var signal : signals) {
            var current = work.find(SignalRows.SIGNALS, signal.id);
            if (current != null && current.status == SignalStatus.pending) {
                pending.add(current);
            }
        }
        return pending;
    }
}
