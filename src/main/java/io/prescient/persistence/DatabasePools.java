package io.prescient.persistence;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Creates the pools. Each server has three: one for requests, whose waits are bounded by `prescient.database.timeout`,
/// one for background work, so that neither takes the connections of the other, and one connection for readiness.
@Singleton
class DatabasePools implements PgPoolCreator {
    /// The time without a response after which background work gives up.
    private static final Duration BACKGROUND_TIMEOUT = Duration.ofMinutes(10);

    private static final int BACKGROUND_SIZE = 10;

    private final Optional<String> standbyUrl;
    private final Duration timeout;
    private @Nullable Servers servers;

    @Inject
    DatabasePools(
            @ConfigProperty(name = ReadRouting.URL) Optional<String> standbyUrl,
            @ConfigProperty(name = "prescient.database.timeout") Duration timeout) {
        this.standbyUrl = standbyUrl;
        this.timeout = timeout;
    }

    private record Servers(ServerPools primary, @Nullable ServerPools standby) {}

    @Override
    public Pool create(Input input) {
        var primaries = input.pgConnectOptionsList();
        var primary = pools(input, "", primaries);
        var standby = standbyUrl
                .map(url -> pools(input, "standby-", List.of(StandbyUrl.options(url, primaries.getFirst()))))
                .orElse(null);
        servers = new Servers(primary, standby);
        return new RoutingPool(primary, standby);
    }

    /// The pool of the readiness check of the primary.
    Pool primaryReadiness() {
        return created().primary().readiness();
    }

    /// The pool of the readiness check of the standby, which must be configured.
    Pool standbyReadiness() {
        return Objects.requireNonNull(created().standby(), ReadRouting.URL).readiness();
    }

    private Servers created() {
        return Objects.requireNonNull(servers, "the pools are created at start");
    }

    private ServerPools pools(Input input, String prefix, List<PgConnectOptions> servers) {
        var size = input.poolOptions().getMaxSize();
        var bounded = servers.stream().map(this::bounded).toList();
        return new ServerPools(
                pool(input, prefix + "requests", size, timeout, bounded),
                pool(input, prefix + "background", Math.min(size, BACKGROUND_SIZE), BACKGROUND_TIMEOUT, servers),
                pool(input, prefix + "readiness", 1, timeout, bounded));
    }

    private PgConnectOptions bounded(PgConnectOptions server) {
        var millis = String.valueOf(timeout.toMillis());
        return new PgConnectOptions(server)
                .addProperty("statement_timeout", millis)
                .addProperty("lock_timeout", millis);
    }

    private static Pool pool(Input input, String name, int size, Duration timeout, List<PgConnectOptions> servers) {
        var options = new PoolOptions(input.poolOptions())
                .setName(name)
                .setMaxSize(size)
                .setConnectionTimeout((int) timeout.toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgBuilder.pool()
                .with(options)
                .connectingTo(List.<SqlConnectOptions>copyOf(servers))
                .withConnectHandler(ResponseTimeout.installer(timeout))
                .using(input.vertx())
                .build();
    }
}
