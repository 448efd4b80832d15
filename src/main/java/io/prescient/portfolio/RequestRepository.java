package io.prescient.portfolio;

import io.prescient.idempotency.IdempotencyStore;
import io.prescient.idempotency.RequestStatusView;
import io.prescient.idempotency.RequestStatusView.Fate;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Tells what became of a portfolio's requests.
@ApplicationScoped
public class RequestRepository {
    @Inject
    IdempotencyStore receipts;

    @WithSession
    public Uni<RequestStatusView> one(long portfolioId, String key) {
        return receipts.look(portfolioId, key)
                .call(request -> request.result() == Fate.unknown
                        ? Portfolio.requireExists(portfolioId)
                        : Uni.createFrom().voidItem());
    }
}
