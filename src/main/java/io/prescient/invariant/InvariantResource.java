package io.prescient.invariant;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/invariants")
@Cancellable(false)
@Tag(name = "Invariants", description = "Consistency checks of the stored portfolio data")
public class InvariantResource {
    @Inject
    InvariantRuns runs;

    @GET
    @Operation(
            summary = "Get the result of the last check of all portfolios by this replica",
            description =
                    "`checked_at` and `holds` are null before the first check. `/q/metrics` and `/q/health/ready` report the "
                            + "same result. The invariants:\n\n" + Invariant.ALL)
    public Uni<InvariantRun> last() {
        return Uni.createFrom().item(runs::last);
    }

    @POST
    @Path("/runs")
    @Operation(
            summary = "Check all portfolios now",
            description = "Runs in one read-only snapshot, which blocks no other request. It takes seconds for a "
                    + "million journal entries. One check runs at a time: a request during a running check "
                    + "returns the result of that check. The only effect is a new result of GET /v1/invariants, "
                    + "which also lists the invariants.")
    public Uni<InvariantRun> run() {
        return runs.run();
    }
}
