package io.prescient.signal;

import io.prescient.commit.GroupCommit;
import io.prescient.idempotency.Idempotency;
import io.prescient.idempotency.StoredResponse;
import io.prescient.trade.Trading;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/// Stores signals and executes them. A signal and its trade are written in one transaction under the lock of the
/// portfolio.
@ApplicationScoped
public class SignalService {
    /// Maximum number of signals in one request.
    static final int MOST = 1000;

    @Inject
    GroupCommit commits;

    @Inject
    SignalExecutor executor;

    @Inject
    SignalRepository signals;

    @Inject
    Trading trading;

    @Inject
    Idempotency idempotency;

    /// Stores signals, at most once per key.
    public Uni<StoredResponse> propose(long portfolioId, String key, @Nullable String ifMatch, NewSignals proposals) {
        return signals.nextIds(proposals.signals().size())
                .chain(ids -> commits.submit(
                        new ProposeCommand(executor, idempotency, portfolioId, key, ifMatch, proposals, ids)));
    }

    /// Executes one signal. A repeated request gets the first response.
    public Uni<StoredResponse> execute(long portfolioId, long signalId, @Nullable String ifMatch) {
        return signals.any(portfolioId, signalId)
                .chain(found ->
                        commits.submit(new ExecuteSignalCommand(executor, trading, portfolioId, found, ifMatch)));
    }

    /// Executes the pending signals, newest first, at most 1,000 and at most once per key.
    public Uni<StoredResponse> executeAll(long portfolioId, String key, @Nullable String ifMatch) {
        return signals.pending(portfolioId, MOST)
                .chain(pending -> commits.submit(new ExecuteAllCommand(
                        executor, idempotency, portfolioId, key, ifMatch, pending.signals(), pending.furtherCount())));
    }
}
