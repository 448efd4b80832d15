package io.prescient.persistence;

import io.quarkus.arc.lookup.LookupUnlessProperty;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Creates the pools of the primary and the standby. Active only if a standby is configured.
@Singleton
@LookupUnlessProperty(name = ReadRouting.URL, stringValue = "", lookupIfMissing = false)
class StandbyPools implements PgPoolCreator {
    private final Optional<String> url;
    private @Nullable Pool standby;

    @Inject
    StandbyPools(@ConfigProperty(name = ReadRouting.URL) Optional<String> url) {
        this.url = url;
    }

    @Override
    public Pool create(Input input) {
        var primaries = input.pgConnectOptionsList();
        var named = new PoolOptions(input.poolOptions()).setName("standby");
        var replica = pool(input, named, List.of(StandbyUrl.options(url.orElseThrow(), primaries.getFirst())));
        standby = replica;
        return new RoutingPool(pool(input, input.poolOptions(), primaries), replica);
    }

    /// The pool of the standby.
    Pool standby() {
        return Objects.requireNonNull(standby, "the pools are created at start");
    }

    private static Pool pool(Input input, PoolOptions options, List<PgConnectOptions> servers) {
        return PgBuilder.pool()
                .with(options)
                .connectingTo(List.<SqlConnectOptions>copyOf(servers))
                .using(input.vertx())
                .build();
    }
}
