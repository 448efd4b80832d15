package io.prescient.persistence.schema;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Whether the schema is one that this program can serve, and if not, why.
@Readiness
@ApplicationScoped
class SchemaReadiness implements HealthCheck {
    @Inject
    SchemaWatch watch;

    @Override
    public HealthCheckResponse call() {
        var answer =
                HealthCheckResponse.named("schema").status(watch.incompatibility().isEmpty());
        watch.incompatibility().ifPresent(reason -> answer.withData("reason", reason));
        return answer.build();
    }
}
