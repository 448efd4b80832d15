package io.prescient.portfolio;

import io.prescient.commit.GroupCommit;
import io.prescient.idempotency.Idempotency;
import io.prescient.idempotency.RequestStatusView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Cancels unknown idempotency keys, so that no request is executed under them.
@ApplicationScoped
public class KeyCancellationService {
    @Inject
    GroupCommit commits;

    @Inject
    Idempotency idempotency;

    /// Cancels the key under the portfolio's lock, or returns the status of the request that already has it.
    public Uni<RequestStatusView> cancel(long portfolioId, String key) {
        return commits.submit(new CancelKeyCommand(idempotency, portfolioId, key));
    }
}
