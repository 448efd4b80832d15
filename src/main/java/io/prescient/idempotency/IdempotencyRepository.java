package io.prescient.idempotency;

import io.prescient.http.JsonWriter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/// Opens the counter at which a portfolio's requests are answered.
@ApplicationScoped
public class IdempotencyRepository {
    @Inject
    JsonWriter json;

    @Inject
    Clock clock;

    /// To be called under the portfolio's row lock, which is what makes "first" mean something.
    public Uni<IdempotentExecution> begin(long portfolioId, Collection<String> keys) {
        return IdempotencyRecord.of(portfolioId, keys)
                .map(known -> new IdempotentExecution(portfolioId, known, json, clock.instant()));
    }

    /// What became of the request with this key. It waits for nobody: what is not committed yet was never seen.
    public Uni<RequestStatusView> findStatus(long portfolioId, String key) {
        return IdempotencyRecord.of(portfolioId, List.of(key))
                .map(known ->
                        known.isEmpty() ? RequestStatusView.unknown(key) : RequestStatusView.of(known.getFirst()));
    }

    /// Closes a key that was never seen, and tells what became of one that was. To be called under the portfolio's row
    /// lock: whoever takes it first wins, the request or its seal.
    public Uni<RequestStatusView> cancel(long portfolioId, String key) {
        return IdempotencyRecord.of(portfolioId, List.of(key))
                .chain(known -> known.isEmpty()
                        ? CancelledKey.of(portfolioId, key, clock.instant(), json)
                                .<IdempotencyRecord>persist()
                        : Uni.createFrom().item(known.getFirst()))
                .map(RequestStatusView::of);
    }
}
