package io.prescient.signal;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.idempotency.CommandResult;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.JsonPayload;
import io.prescient.idempotency.StoredResponse;
import io.prescient.portfolio.Portfolio;
import io.prescient.trade.TradeExecutor;
import io.prescient.trade.TradeExecutorFactory;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stores signals and executes them. A signal and its trade are written in one transaction under the lock of the
/// portfolio.
@ApplicationScoped
public class SignalService {
    /// Maximum number of signals in one request.
    static final int MOST = 1000;

    @Inject
    TradeExecutorFactory executors;

    @Inject
    SignalRepository repository;

    /// The response to a list of signals.
    @RegisterForReflection
    record Proposed(List<SignalView> items, @Nullable String next) implements JsonPayload {}

    /// Stores signals, at most once per key.
    @WithTransaction
    public Uni<StoredResponse> propose(long portfolioId, String key, @Nullable String ifMatch, NewSignals proposals) {
        var request = new IdempotentRequest(key, "signals", path(portfolioId), proposals);
        return Portfolio.findForUpdate(portfolioId)
                .chain(portfolio -> executors.open(portfolio, List.of(key), proposals.marketIds()))
                .invoke(executor -> executor.requireMatch(ifMatch, List.of(key)))
                .chain(executor -> propose(executor, request, proposals));
    }

    private static Uni<StoredResponse> propose(
            TradeExecutor executor, IdempotentRequest request, NewSignals proposals) {
        boolean isNew = !executor.execution().isKnown(request.key());
        if (isNew) {
            executor.portfolio().requireNotArchived();
        }
        return new SignalExecutor(executor)
                .propose(isNew ? proposals.signals() : List.of())
                .map(signals -> executor.execution()
                        .executeOnce(request, () -> proposed(signals, proposals.many(), executor.now())))
                .call(executor::save);
    }

    private static CommandResult proposed(List<Signal> signals, boolean many, Instant now) {
        var views = signals.stream().map(signal -> SignalView.of(signal, now)).toList();
        return new CommandResult.Committed(201, many ? new Proposed(views, null) : views.getFirst());
    }

    /// Executes one signal. A repeated request gets the first response.
    @WithTransaction
    public Uni<StoredResponse> execute(long portfolioId, long signalId, @Nullable String ifMatch) {
        return Portfolio.findForUpdate(portfolioId)
                .chain(portfolio -> repository
                        .requireExists(portfolioId, signalId)
                        .chain(signal -> execute(portfolio, signal, ifMatch)));
    }

    private Uni<StoredResponse> execute(Portfolio portfolio, AnySignal signal, @Nullable String ifMatch) {
        var keys = List.of(signal.trade().tradeId());
        return executors
                .open(portfolio, keys, List.of(signal.marketId))
                .invoke(executor -> executor.requireMatch(ifMatch, keys))
                .chain(executor -> execute(executor, signal));
    }

    private Uni<StoredResponse> execute(TradeExecutor executor, AnySignal anySignal) {
        if (executor.execution().isKnown(anySignal.trade().tradeId())) {
            return Uni.createFrom().item(executor.execute(anySignal.trade()));
        }
        executor.portfolio().requireNotArchived();
        return repository
                .findPendingForUpdate(anySignal.id)
                .onItem()
                .ifNull()
                .failWith(() -> notPending(anySignal))
                .map(signal -> new SignalExecutor(executor).execute(signal))
                .call(executor::save);
    }

    /// Executes the pending signals, newest first, at most 1,000 and at most once per key.
    @WithTransaction
    public Uni<StoredResponse> executeAll(long portfolioId, String key, @Nullable String ifMatch) {
        var request = IdempotentRequest.withoutBody(key, "execution", path(portfolioId) + "/execute");
        return Portfolio.findForUpdate(portfolioId)
                .chain(portfolio -> repository
                        .findPendingForUpdate(portfolioId, MOST)
                        .chain(signals -> executeAll(portfolio, request, ifMatch, signals)));
    }

    private Uni<StoredResponse> executeAll(
            Portfolio portfolio, IdempotentRequest request, @Nullable String ifMatch, List<Signal> signals) {
        var keys = List.of(request.key());
        return executors
                .open(portfolio, keys, marketIds(signals))
                .invoke(executor -> executor.requireMatch(ifMatch, keys))
                .chain(executor -> executeAll(executor, request, signals));
    }

    private Uni<StoredResponse> executeAll(TradeExecutor executor, IdempotentRequest request, List<Signal> signals) {
        return repository
                .countPending(executor.portfolio().portfolioId)
                .map(pending -> executor.execution()
                        .executeOnce(request, () -> executed(executor, signals, pending - signals.size())))
                .call(executor::save);
    }

    private static CommandResult executed(TradeExecutor executor, List<Signal> signals, long pendingCount) {
        executor.portfolio().requireNotArchived();
        return new CommandResult.Committed(200, new SignalExecutor(executor).executeEach(signals, pendingCount));
    }

    private static List<String> marketIds(List<Signal> signals) {
        return signals.stream().map(signal -> signal.marketId).distinct().toList();
    }

    private static RuntimeException notPending(AnySignal signal) {
        return Problem.of(
                        ProblemCode.signal_not_pending, "Signal %d is %s".formatted(signal.id, signal.effectiveStatus))
                .with("signal_status", signal.effectiveStatus)
                .asException();
    }

    private static String path(long portfolioId) {
        return "/v1/portfolios/" + portfolioId + "/signals";
    }
}
