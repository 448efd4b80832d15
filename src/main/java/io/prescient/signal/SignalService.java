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

/// Takes signals in and executes them, each in the transaction of its trade and under its portfolio's lock.
@ApplicationScoped
public class SignalService {
    /// The most signals of one request.
    static final int MOST = 1000;

    @Inject
    TradeExecutorFactory desks;

    /// The signals that were sent as a list.
    @RegisterForReflection
    record Proposed(List<SignalView> items, String next) implements JsonPayload {}

    /// Stores signals, at most once per key.
    @WithTransaction
    public Uni<StoredResponse> propose(long portfolioId, String key, String ifMatch, NewSignals wanted) {
        var request = new IdempotentRequest(key, "signals", path(portfolioId), wanted);
        return Portfolio.findForUpdate(portfolioId)
                .chain(portfolio -> desks.open(portfolio, List.of(key), wanted.marketIds()))
                .invoke(desk -> desk.requireMatch(ifMatch, List.of(key)))
                .chain(desk -> propose(desk, request, wanted));
    }

    private static Uni<StoredResponse> propose(TradeExecutor desk, IdempotentRequest request, NewSignals wanted) {
        boolean isNew = !desk.counter().isKnown(request.key());
        if (isNew) {
            desk.portfolio().requireNotArchived();
        }
        return new SignalExecutor(desk)
                .propose(isNew ? wanted.signals() : List.of())
                .map(signals -> desk.counter().executeOnce(request, () -> proposed(signals, wanted.many(), desk.now())))
                .call(desk::save);
    }

    private static CommandResult proposed(List<Signal> signals, boolean many, Instant now) {
        var views = signals.stream().map(signal -> SignalView.of(signal, now)).toList();
        return new CommandResult.Committed(201, many ? new Proposed(views, null) : views.getFirst());
    }

    /// Executes one signal; whoever asks again gets the first outcome again.
    @WithTransaction
    public Uni<StoredResponse> execute(long portfolioId, long signalId, String ifMatch) {
        return Portfolio.findForUpdate(portfolioId)
                .chain(portfolio -> AnySignal.known(portfolioId, signalId)
                        .chain(signal -> open(portfolio, signal)
                                .invoke(desk -> desk.requireMatch(
                                        ifMatch, List.of(signal.trade().tradeId())))
                                .chain(desk -> execute(desk, signal))));
    }

    private Uni<TradeExecutor> open(Portfolio portfolio, AnySignal signal) {
        return desks.open(portfolio, List.of(signal.trade().tradeId()), List.of(signal.marketId));
    }

    private static Uni<StoredResponse> execute(TradeExecutor desk, AnySignal kept) {
        if (desk.counter().isKnown(kept.trade().tradeId())) {
            return Uni.createFrom().item(desk.execute(kept.trade()));
        }
        desk.portfolio().requireNotArchived();
        return Signal.stillPending(kept.id)
                .onItem()
                .ifNull()
                .failWith(() -> notPending(kept))
                .map(signal -> new SignalExecutor(desk).execute(signal))
                .call(desk::save);
    }

    /// Executes all that are pending, newest first; at most a thousand, and once per key.
    @WithTransaction
    public Uni<StoredResponse> executeAll(long portfolioId, String key, String ifMatch) {
        var request = IdempotentRequest.withoutBody(key, "execution", path(portfolioId) + "/execute");
        return Portfolio.findForUpdate(portfolioId)
                .chain(portfolio -> Signal.pending(portfolioId, MOST)
                        .chain(signals -> desks.open(portfolio, List.of(key), marketIds(signals))
                                .invoke(desk -> desk.requireMatch(ifMatch, List.of(key)))
                                .chain(desk -> executeAll(desk, request, signals))));
    }

    private static Uni<StoredResponse> executeAll(TradeExecutor desk, IdempotentRequest request, List<Signal> signals) {
        return Signal.countPending(desk.portfolio().portfolioId)
                .map(pending ->
                        desk.counter().executeOnce(request, () -> executed(desk, signals, pending - signals.size())))
                .call(desk::save);
    }

    private static CommandResult executed(TradeExecutor desk, List<Signal> signals, long left) {
        desk.portfolio().requireNotArchived();
        return new CommandResult.Committed(200, new SignalExecutor(desk).executeEach(signals, left));
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
