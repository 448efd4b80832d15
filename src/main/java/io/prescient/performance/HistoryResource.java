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
    @Operation(summary = "Record today's point (UTC); one recorded earlier today is replaced")
    public Uni<HistoryPoint> record(long id) {
        return history.record(id);
    }

    @POST
    @Path("/backfill")
    @Operation(
            summary = "Add the points of the days that have none, as of the end of each",
            description =
                    "Whole UTC days from the opening until yesterday, computed from the journal and what had been "
                            + "observed by the last microsecond of the day. Points that are there stay as they were recorded. The "
                            + "service does the same for all portfolios at start and every six hours.")
    public Uni<HistoryBackfill.Added> backfill(long id) {
        return backfill.add(id);
    }

    @GET
    @Operation(
            summary = "The daily points, oldest first",
            description =
                    "`from` (inclusive) and `until` (exclusive) refer to the time at which a point was taken: at 23:59 UTC, by "
                            + "hand, or, where it was added later, the last microsecond of its day.")
    public Uni<Page<HistoryPoint>> points(long id, @BeanParam SnapshotFilter filter, @BeanParam Paging page) {
        return history.page(id, filter, page.limit(), page.after);
    }
}
