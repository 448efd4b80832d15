package io.prescient.persistence;

import io.quarkus.arc.lookup.LookupUnlessProperty;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Reports the replica as not ready if its standby does not respond.
@Readiness
@ApplicationScoped
@LookupUnlessProperty(name = ReadRouting.URL, stringValue = "", lookupIfMissing = false)
class StandbyReadiness implements AsyncHealthCheck {
    @Inject
    DatabasePools pools;

    @Override
    public Uni<HealthCheckResponse> call() {
        return PoolHealthCheck.check("standby", new Pool(pools.standbyReadiness()));
    }
}
