package io.prescient.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;

/// Checks a pool with `SELECT 1` and a timeout, which the health check of Quarkus does not have.
final class PoolHealthCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private PoolHealthCheck() {}

    static Uni<HealthCheckResponse> check(String name, Pool pool) {
        return pool.query("SELECT 1")
                .execute()
                .replaceWith(() -> HealthCheckResponse.up(name))
                .ifNoItem()
                .after(TIMEOUT)
                .recoverWithItem(
                        () -> down(name, "no response from the database within " + TIMEOUT.toSeconds() + " seconds"))
                .onFailure()
                .recoverWithItem(failure -> down(name, failure.getMessage()));
    }

    private static HealthCheckResponse down(String name, @Nullable String reason) {
        return HealthCheckResponse.named(name).down().withData("reason", reason).build();
    }
}
