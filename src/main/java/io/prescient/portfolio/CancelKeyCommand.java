package io.prescient.portfolio;

import io.prescient.commit.Command;
import io.prescient.commit.Loads;
import io.prescient.commit.UnitOfWork;
import io.prescient.idempotency.Idempotency;
import io.prescient.idempotency.RequestStatusView;
import java.util.List;

/// Cancels an unknown key. The portfolio and its seq do not change.
record CancelKeyCommand(Idempotency idempotency, long portfolioId, String key) implements Command<RequestStatusView> {
    @Override
    public void load(Loads loads) {
        Idempotency.load(loads, portfolioId, List.of(key));
    }

    @Override
    public RequestStatusView decide(UnitOfWork work) {
        return idempotency.cancel(new Account(work, portfolioId).work(), portfolioId, key);
    }
}
