package io.prescient.database;

import io.quarkus.arc.lookup.LookupUnlessProperty;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Whether the standby answers, where reads come from one: without it this replica can tell nobody anything.
@Readiness
@ApplicationScoped
@LookupUnlessProperty(name = Reads.URL, stringValue = Reads.NOWHERE, lookupIfMissing = false)
class StandbyReadiness implements AsyncHealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String NAME = "standby";

    @Inject
    StandbyPools pools;

    @Override
    public Uni<HealthCheckResponse> call() {
        return UniHelper.toUni(pools.standby().query("SELECT 1").execute())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .replaceWith(HealthCheckResponse.up(NAME))
                .onFailure()
                .recoverWithItem(failure -> HealthCheckResponse.named(NAME)
                        .down()
                        .withData("reason", "it does not answer: " + failure.getMessage())
                        .build());
    }
}
