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
    SnapshotRepository reader;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A market's observations, oldest first",
            description = "A page; with `Accept: application/x-ndjson` all of them, one a line, however many they are "
                    + "(then without `limit` and `after`). `from` and `until` are inclusive. Where a price was cleared, "
                    + "the observation has none.")
    public Uni<Page<SnapshotView>> page(
            @PathParam("market_id") String id, @BeanParam SnapshotFilter filter, @BeanParam Paging page) {
        return reader.page(id, filter, page.limit(), page.after);
    }

    @GET
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(hidden = true)
    public Multi<SnapshotView> stream(@PathParam("market_id") String id, @BeanParam SnapshotFilter filter) {
        return reader.stream(id, filter);
    }

    @GET
    @Path("/latest")
    @Operation(summary = "A market's newest observation")
    public Uni<SnapshotView> latest(@PathParam("market_id") String id) {
        return reader.latest(id);
    }
}
