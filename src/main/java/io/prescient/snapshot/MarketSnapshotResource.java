package io.prescient.snapshot;

import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.common.util.RestMediaType;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/markets/{market_id}/snapshots")
@Tag(name = "Snapshots")
public class MarketSnapshotResource {
    @Inject
    SnapshotRepository repository;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "List the observations of a market, oldest first",
            description = "Returns a page. With `Accept: application/x-ndjson` it streams all observations, one per "
                    + "line, and does not accept `limit` and `after`. `from` is inclusive, `until` is exclusive. "
                    + "An observation that cleared a price has null for it.")
    public Uni<Page<SnapshotView>> page(
            @PathParam("market_id") String id, @BeanParam SnapshotFilter filter, @BeanParam Paging page) {
        return repository.page(id, filter, page.limit(), page.after);
    }

    @GET
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(hidden = true)
    public Multi<SnapshotView> stream(@PathParam("market_id") String id, @BeanParam SnapshotFilter filter) {
        return repository.stream(id, filter);
    }

    @GET
    @Path("/latest")
    @Operation(summary = "Get the newest observation of a market")
    public Uni<SnapshotView> latest(@PathParam("market_id") String id) {
        return repository.latest(id);
    }
}
