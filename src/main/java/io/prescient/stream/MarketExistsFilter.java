package io.prescient.stream;

import io.prescient.snapshot.SnapshotRepository;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Implements {@link RequireMarket}. It runs after the validation of the parameters.
@Singleton
public class MarketExistsFilter {
    @Inject
    SnapshotRepository snapshots;

    @RequireMarket
    @ServerRequestFilter(priority = Priorities.USER + 1)
    public Uni<Response> require(UriInfo uri) {
        return snapshots
                .requireMarket(uri.getPathParameters().getFirst("market_id"))
                .map(_ -> null);
    }
}
