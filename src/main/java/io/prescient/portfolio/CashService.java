package io.prescient.portfolio;

import io.prescient.commit.GroupCommit;
import io.prescient.idempotency.Idempotency;
import io.prescient.idempotency.StoredResponse;
import io.prescient.journal.EntryType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/// Deposits and withdraws cash, each request at most once per idempotency key.
@ApplicationScoped
public class CashService {
    @Inject
    GroupCommit commits;

    @Inject
    Idempotency idempotency;

    /// Deposits or withdraws cash.
    ///
    /// @param type `deposited` or `withdrawn`
    public Uni<StoredResponse> move(
            long portfolioId, String key, @Nullable String ifMatch, EntryType type, CashRequest cashRequest) {
        return commits.submit(new CashCommand(idempotency, portfolioId, key, ifMatch, type, cashRequest));
    }
}
