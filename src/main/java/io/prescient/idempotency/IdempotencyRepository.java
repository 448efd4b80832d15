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
    /// Reads the status of the request with this key, without a lock: a request that is not committed yet is unknown.
    public Uni<RequestStatusView> findStatus(long portfolioId, String key) {
        return find(portfolioId, List.of(key))
                .map(records ->
                        records.isEmpty() ? RequestStatusView.unknown(key) : RequestStatusView.of(records.getFirst()));
    }

    private static Uni<List<IdempotencyRecord>> find(long portfolioId, Collection<String> keys) {
        return IdempotencyRecord.list("portfolioId = ?1 and requestKey in ?2", portfolioId, keys);
    }
}
