package io.prescient.persistence.schema;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Readiness: whether this program can serve with the schema, and if not, why.
@Readiness
@ApplicationScoped
class SchemaReadiness implements HealthCheck {
    @Inject
    SchemaWatch watch;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("schema")
                .status(watch.incompatibility().isEmpty());
        watch.incompatibility().ifPresent(reason -> response.withData("reason", reason));
        return response.build();
    }
}
