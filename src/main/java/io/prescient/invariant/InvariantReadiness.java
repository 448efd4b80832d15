package io.prescient.invariant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Reports broken invariants as data of the readiness check. The check stays UP, because another replica would
/// serve the same data.
@Readiness
@ApplicationScoped
class InvariantReadiness implements HealthCheck {
    private static final int MAX_PORTFOLIOS = 20;

    @Inject
    InvariantRuns runs;

    @Override
    public HealthCheckResponse call() {
        var last = runs.last();
        var response = HealthCheckResponse.named("invariants").up();
        if (last.checkedAt() != null) {
            response.withData("checked_at", last.checkedAt().toString());
        }
        if (last.isBroken()) {
            response.withData("broken", last.brokenNames())
                    .withData("portfolios", last.brokenPortfolios(MAX_PORTFOLIOS));
        }
        return response.build();
    }
}
