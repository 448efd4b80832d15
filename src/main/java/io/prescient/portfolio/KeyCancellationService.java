package io.prescient.portfolio;

import io.prescient.idempotency.IdempotencyRepository;
import io.prescient.idempotency.RequestStatusView;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Closes keys that were never seen. The portfolio itself does not change, so its seq stays.
@ApplicationScoped
public class KeyCancellationService {
    @Inject
    IdempotencyRepository idempotency;

    @WithTransaction
    public Uni<RequestStatusView> seal(long portfolioId, String key) {
        return Portfolio.findForUpdate(portfolioId).chain(() -> idempotency.cancel(portfolioId, key));
    }
}
