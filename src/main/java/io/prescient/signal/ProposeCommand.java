package io.prescient.signal;

import io.prescient.commit.Command;
import io.prescient.commit.Loads;
import io.prescient.commit.UnitOfWork;
import io.prescient.idempotency.CommandResult;
import io.prescient.idempotency.Idempotency;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.JsonPayload;
import io.prescient.idempotency.StoredResponse;
import io.prescient.market.MarketRows;
import io.prescient.portfolio.Account;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stores signals.
///
/// @param ids one id per signal
record ProposeCommand(
        SignalExecutor executor,
        Idempotency idempotency,
        long portfolioId,
        String key,
        @Nullable String ifMatch,
        NewSignals proposals,
        List<Long> ids)
        implements Command<StoredResponse> {

    /// The response to a list of signals.
    @RegisterForReflection
    record Proposed(List<SignalView> items, @Nullable String next) implements JsonPayload {}

    @Override
    public int weight() {
        return ids.size();
    }

    @Override
    public void load(Loads loads) {
        Idempotency.load(loads, portfolioId, List.of(key));
        loads.addAll(MarketRows.BY_ID, proposals.marketIds());
    }

    @Override
    public StoredResponse decide(UnitOfWork work) {
        var account = new Account(work, portfolioId);
        var request = new IdempotentRequest(key, "signals", "/v1/portfolios/" + portfolioId + "/signals", proposals);
        return idempotency.executeOnce(work, portfolioId, request, () -> {
            account.requireMatch(ifMatch);
            account.state().requireNotArchived();
            return propose(account);
        });
    }

    private CommandResult propose(Account account) {
        var views = executor.propose(account, proposals.signals(), ids).stream()
                .map(signal -> SignalView.of(signal, account.now()))
                .toList();
        return new CommandResult.Committed(201, proposals.many() ? new Proposed(views, null) : views.getFirst());
    }
}
