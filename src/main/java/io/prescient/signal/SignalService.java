package io.prescient.signal;

import io.prescient.portfolio.Portfolio;
import io.prescient.receipt.Outcome;
import io.prescient.receipt.Request;
import io.prescient.receipt.Verdict;
import io.prescient.receipt.Written;
import io.prescient.trade.TradeDesk;
import io.prescient.trade.TradeDesks;
import io.prescient.web.Code;
import io.prescient.web.Problem;
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
    TradeDesks desks;

    /// The signals that were sent as a list.
    @RegisterForReflection
    record Proposed(List<SignalView> items, String next) implements Written {}

    /// Stores signals, at most once per key.
    @WithTransaction
    public Uni<Outcome> propose(long portfolioId, String key, String ifMatch, NewSignals wanted) {
        var request = new Request(key, "signals", path(portfolioId), wanted);
        return Portfolio.locked(portfolioId)
                .chain(portfolio -> desks.open(portfolio, List.of(key), wanted.marketIds()))
                .invoke(desk -> desk.requireMatch(ifMatch, List.of(key)))
                .chain(desk -> propose(desk, request, wanted));
    }

    private static Uni<Outcome> propose(TradeDesk desk, Request request, NewSignals wanted) {
        boolean isNew = !desk.counter().knows(request.key());
        if (isNew) {
            desk.portfolio().requireNotArchived();
        }
        return new SignalDesk(desk)
                .propose(isNew ? wanted.signals() : List.of())
                .map(signals -> desk.counter().once(request, () -> proposed(signals, wanted.many(), desk.now())))
                .call(desk::save);
    }

    private static Verdict proposed(List<Signal> signals, boolean many, Instant now) {
        var views = signals.stream().map(signal -> SignalView.of(signal, now)).toList();
        return new Verdict.Done(201, many ? new Proposed(views, null) : views.getFirst());
    }

    /// Executes one signal; whoever asks again gets the first outcome again.
    @WithTransaction
    public Uni<Outcome> execute(long portfolioId, long signalId, String ifMatch) {
        return Portfolio.locked(portfolioId)
                .chain(portfolio -> KeptSignal.known(portfolioId, signalId)
                        .chain(signal -> open(portfolio, signal)
                                .invoke(desk -> desk.requireMatch(
                                        ifMatch, List.of(signal.trade().tradeId())))
                                .chain(desk -> execute(desk, signal))));
    }

    private Uni<TradeDesk> open(Portfolio portfolio, KeptSignal signal) {
        return desks.open(portfolio, List.of(signal.trade().tradeId()), List.of(signal.marketId));
    }

    private static Uni<Outcome> execute(TradeDesk desk, KeptSignal kept) {
        if (desk.counter().knows(kept.trade().tradeId())) {
            return Uni.createFrom().item(desk.execute(kept.trade()));
        }
        desk.portfolio().requireNotArchived();
        return Signal.stillPending(kept.id)
                .onItem()
                .ifNull()
                .failWith(() -> notPending(kept))
                .map(signal -> new SignalDesk(desk).execute(signal))
                .call(desk::save);
    }

    /// Executes all that are pending, newest first; at most a thousand, and once per key.
    @WithTransaction
    public Uni<Outcome> executeAll(long portfolioId, String key, String ifMatch) {
        var request = Request.withoutBody(key, "execution", path(portfolioId) + "/execute");
        return Portfolio.locked(portfolioId)
                .chain(portfolio -> Signal.pending(portfolioId, MOST)
                        .chain(signals -> desks.open(portfolio, List.of(key), marketIds(signals))
                                .invoke(desk -> desk.requireMatch(ifMatch, List.of(key)))
                                .chain(desk -> executeAll(desk, request, signals))));
    }

    private static Uni<Outcome> executeAll(TradeDesk desk, Request request, List<Signal> signals) {
        return Signal.countPending(desk.portfolio().portfolioId)
                .map(pending -> desk.counter().once(request, () -> executed(desk, signals, pending - signals.size())))
                .call(desk::save);
    }

    private static Verdict executed(TradeDesk desk, List<Signal> signals, long left) {
        desk.portfolio().requireNotArchived();
        return new Verdict.Done(200, new SignalDesk(desk).executeEach(signals, left));
    }

    private static List<String> marketIds(List<Signal> signals) {
        return signals.stream().map(signal -> signal.marketId).distinct().toList();
    }

    private static RuntimeException notPending(KeptSignal signal) {
        return Problem.of(Code.signal_not_pending, "Signal %d is %s".formatted(signal.id, signal.state))
                .with("signal_status", signal.state)
                .asException();
    }

    private static String path(long portfolioId) {
        return "/v1/portfolios/" + portfolioId + "/signals";
    }
}
