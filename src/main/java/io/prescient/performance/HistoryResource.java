package io.prescient.performance;

import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.snapshot.SnapshotFilter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/portfolios/{id}/history")
@Cancellable(false)
@Tag(name = "History")
public class HistoryResource {
    @Inject
    HistoryService history;

    @Inject
    HistoryBackfill backfill;

    @POST
    @Operation(summary = "Record the point of the current UTC day, and replace an earlier one")
    public Uni<HistoryPoint> record(long id) {
        return history.record(id);
    }

    @POST
    @Path("/backfill")
    @Operation(
            summary = "Add the missing daily points",
            description = "Adds a point for each whole UTC day from the opening until yesterday that has none. A "
                    + "point is computed from the journal and the observations up to the last microsecond of the "
                    + "day. Existing points do not change. The service does the same for all portfolios at "
                    + "startup and every six hours.")
    public Uni<HistoryBackfill.Added> backfill(long id) {
        return backfill.add(id);
    }

    @GET
    @Operation(
            summary = "List the daily points, oldest first",
            description = "`from` (inclusive) and `until` (exclusive) apply to the time of a point: 23:59 UTC for a "
                    + "scheduled point, the time of the request for a manual one, and the last microsecond of "
                    + "the day for a backfilled one.")
    public Uni<Page<HistoryPoint>> points(long id, @BeanParam SnapshotFilter filter, @BeanParam Paging page) {
        return history.page(id, filter, page.limit(), page.after);
    }
}
