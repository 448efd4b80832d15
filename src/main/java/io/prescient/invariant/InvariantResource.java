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
@Tag(name = "Invariants", description = "What must always be true of the books, and whether it is")
public class InvariantResource {
    @Inject
    InvariantRuns runs;

    @GET
    @Operation(
            summary = "What the last look of this replica at all books found",
            description =
                    "Before its first check `checked_at` and `holds` are null. `/q/metrics` and `/q/health/ready` tell the same. "
                            + "What is looked at:\n\n" + Invariant.ALL)
    public Uni<InvariantRun> last() {
        return Uni.createFrom().item(runs::last);
    }

    @POST
    @Path("/runs")
    @Operation(
            summary = "Look at all books now",
            description =
                    "In one read-only snapshot, which nobody waits for; it takes seconds where there are a million journal "
                            + "entries. One look at a time: who asks while somebody looks gets what that one finds. "
                            + "Changes nothing but what GET /v1/invariants tells. It looks at what that lists.")
    public Uni<InvariantRun> run() {
        return runs.run();
    }
}
