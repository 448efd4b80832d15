package io.prescient.idempotency;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Finds the idempotency records of a portfolio.
@ApplicationScoped
public class IdempotencyRepository {
    /// Reads the status of the request with this key, without a lock: a request that is not committed yet is unknown.
    public Uni<RequestStatusView> findStatus(long portfolioId, String key) {
        return find(portfolioId, key)
                .map(stored -> stored == null ? RequestStatusView.unknown(key) : RequestStatusView.of(stored));
    }

    /// The record of a key, read without a lock; null if the key is unknown.
    static Uni<@Nullable IdempotencyRecord> find(long portfolioId, String key) {
        return IdempotencyRecord.findById(new IdempotencyRecord.Key(portfolioId, key));
    }
}
