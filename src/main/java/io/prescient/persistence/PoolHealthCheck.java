package io.prescient.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Whether a server answers, told in time: the framework's own check waits as long as a server is silent.
final class PoolHealthCheck {
    /// Longer than a request keeps a connection while it waits for a lock.
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private PoolHealthCheck() {}

    static Uni<HealthCheckResponse> check(String name, Pool pool) {
        return pool.query("SELECT 1")
                .execute()
                .replaceWith(() -> HealthCheckResponse.up(name))
                .ifNoItem()
                .after(TIMEOUT)
                .recoverWithItem(() -> down(name, "no connection has answered for " + TIMEOUT.toSeconds() + " seconds"))
                .onFailure()
                .recoverWithItem(failure -> down(name, failure.getMessage()));
    }

    private static HealthCheckResponse down(String name, String reason) {
        return HealthCheckResponse.named(name).down().withData("reason", reason).build();
    }
}
