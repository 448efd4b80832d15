package io.prescient.portfolio;

import io.prescient.idempotency.IdempotencyRepository;
import io.prescient.idempotency.RequestStatusView;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Cancels unknown idempotency keys, so that no request is executed under them. The portfolio and its seq do not
/// change.
@ApplicationScoped
public class KeyCancellationService {
    @Inject
    IdempotencyRepository idempotency;

    /// Cancels the key under the portfolio's lock, or returns the status of the request that already has it.
    @WithTransaction
    public Uni<RequestStatusView> cancel(long portfolioId, String key) {
        return Portfolio.findForUpdate(portfolioId).chain(() -> idempotency.cancel(portfolioId, key));
    }
}
