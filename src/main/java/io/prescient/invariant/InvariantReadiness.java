package io.prescient.invariant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Warns of broken books. It stays up: another replica would serve the same ones.
@Readiness
@ApplicationScoped
class InvariantReadiness implements HealthCheck {
    private static final int NAMED = 20;

    @Inject
    InvariantRuns runs;

    @Override
    public HealthCheckResponse call() {
        var last = runs.last();
        var answer = HealthCheckResponse.named("invariants").up();
        if (last.checkedAt() != null) {
            answer.withData("checked_at", last.checkedAt().toString());
        }
        if (last.isBroken()) {
            answer.withData("broken", last.brokenNames()).withData("portfolios", last.brokenPortfolios(NAMED));
        }
        return answer.build();
    }
}
