package io.prescient.idempotency;

import io.prescient.http.JsonWriter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/// Loads and creates the idempotency records of a portfolio.
@ApplicationScoped
public class IdempotencyRepository {
    @Inject
    JsonWriter json;

    @Inject
    Clock clock;

    /// Begins the execution of requests with these keys. The caller holds the portfolio's row lock, which orders the
    /// requests.
    public Uni<IdempotentExecution> begin(long portfolioId, Collection<String> keys) {
        return find(portfolioId, keys)
                .map(records -> new IdempotentExecution(portfolioId, records, json, clock.instant()));
    }

    /// Reads the status of the request with this key, without a lock: a request that is not committed yet is unknown.
    public Uni<RequestStatusView> findStatus(long portfolioId, String key) {
        return find(portfolioId, List.of(key))
                .map(records ->
                        records.isEmpty() ? RequestStatusView.unknown(key) : RequestStatusView.of(records.getFirst()));
    }

    /// Cancels a key that no request has used, and returns the status. The caller holds the portfolio's row lock:
    /// either
    /// the request or the cancellation gets it first.
    public Uni<RequestStatusView> cancel(long portfolioId, String key) {
        return find(portfolioId, List.of(key))
                .chain(records -> records.isEmpty()
                        ? CancelledKey.of(portfolioId, key, clock.instant(), json)
                                .<IdempotencyRecord>persist()
                        : Uni.createFrom().item(records.getFirst()))
                .map(RequestStatusView::of);
    }

    private static Uni<List<IdempotencyRecord>> find(long portfolioId, Collection<String> keys) {
        return IdempotencyRecord.list("portfolioId = ?1 and requestKey in ?2", portfolioId, keys);
    }
}
