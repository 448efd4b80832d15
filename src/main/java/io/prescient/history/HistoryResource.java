package io.prescient.history;

import io.prescient.web.Page;
import io.prescient.web.Paging;
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
@Tag(name = "History", description = "What a portfolio was worth, day by day")
public class HistoryResource {
    @Inject
    HistoryService history;

    @POST
    @Operation(summary = "Record today's point (UTC); one recorded earlier today is replaced")
    public Uni<HistoryPoint> record(long id) {
        return history.record(id);
    }

    @GET
    @Operation(summary = "The daily points, oldest first")
    public Uni<Page<HistoryPoint>> points(long id, @BeanParam Paging page) {
        return history.page(id, page.limit(), page.after);
    }
}
