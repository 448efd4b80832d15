package io.prescient.portfolio;

import io.prescient.receipt.Receipts;
import io.prescient.receipt.RequestView;
import io.prescient.receipt.RequestView.Fate;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Tells what became of a portfolio's requests.
@ApplicationScoped
public class RequestReader {
    @Inject
    Receipts receipts;

    @WithSession
    public Uni<RequestView> one(long portfolioId, String key) {
        return receipts.look(portfolioId, key)
                .call(request -> request.result() == Fate.unknown
                        ? Portfolio.known(portfolioId)
                        : Uni.createFrom().voidItem());
    }
}
