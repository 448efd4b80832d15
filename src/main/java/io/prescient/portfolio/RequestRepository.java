package io.prescient.portfolio;

import io.prescient.idempotency.IdempotencyRepository;
import io.prescient.idempotency.RequestStatusView;
import io.prescient.idempotency.RequestStatusView.Result;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Reads the status of a portfolio's idempotent requests.
@ApplicationScoped
public class RequestRepository {
    @Inject
    IdempotencyRepository idempotency;

    /// Returns the status of the key, `unknown` included. Fails with `portfolio_not_found` if there is no such
    /// portfolio.
    @WithSession
    public Uni<RequestStatusView> one(long portfolioId, String key) {
        return idempotency
                .findStatus(portfolioId, key)
                .call(request -> request.result() == Result.unknown
                        ? PortfolioRepository.requireExists(portfolioId)
                        : Uni.createFrom().voidItem());
    }
}
