package io.prescient.position;

import io.prescient.commit.GroupCommit;
import io.prescient.idempotency.Idempotency;
import io.prescient.idempotency.StoredResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/// Sells positions fully or partly, each request at most once per idempotency key.
@ApplicationScoped
public class CloseService {
    @Inject
    GroupCommit commits;

    @Inject
    Idempotency idempotency;

    public Uni<StoredResponse> close(
            long portfolioId, String tradeId, String key, @Nullable String ifMatch, CloseRequest close) {
        return commits.submit(new CloseCommand(idempotency, portfolioId, tradeId, key, ifMatch, close));
    }
}
