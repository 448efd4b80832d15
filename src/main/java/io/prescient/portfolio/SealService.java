package io.prescient.portfolio;

import io.prescient.receipt.Receipts;
import io.prescient.receipt.RequestView;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Closes keys that were never seen. The portfolio itself does not change, so its seq stays.
@ApplicationScoped
public class SealService {
    @Inject
    Receipts receipts;

    @WithTransaction
    public Uni<RequestView> seal(long portfolioId, String key) {
        return Portfolio.locked(portfolioId).chain(() -> receipts.seal(portfolioId, key));
    }
}
