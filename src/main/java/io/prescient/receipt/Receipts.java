package io.prescient.receipt;

import io.prescient.web.JsonText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/// Opens the counter at which a portfolio's requests are answered.
@ApplicationScoped
public class Receipts {
    @Inject
    JsonText json;

    @Inject
    Clock clock;

    /// To be called under the portfolio's row lock, which is what makes "first" mean something.
    public Uni<Counter> counter(long portfolioId, Collection<String> keys) {
        return Receipt.of(portfolioId, keys).map(known -> new Counter(portfolioId, known, json, clock.instant()));
    }

    /// What became of the request with this key. It waits for nobody: what is not committed yet was never seen.
    public Uni<RequestView> look(long portfolioId, String key) {
        return Receipt.of(portfolioId, List.of(key))
                .map(known -> known.isEmpty() ? RequestView.neverSeen(key) : RequestView.of(known.getFirst()));
    }

    /// Closes a key that was never seen, and tells what became of one that was. To be called under the portfolio's row
    /// lock: whoever takes it first wins, the request or its seal.
    public Uni<RequestView> seal(long portfolioId, String key) {
        return Receipt.of(portfolioId, List.of(key))
                .chain(known -> known.isEmpty()
                        ? Seal.of(portfolioId, key, clock.instant(), json).<Receipt>persist()
                        : Uni.createFrom().item(known.getFirst()))
                .map(RequestView::of);
    }
}
