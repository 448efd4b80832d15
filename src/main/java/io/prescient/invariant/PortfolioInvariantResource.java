package io.prescient.invariant;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/portfolios/{id}/invariants")
@Tag(name = "Invariants")
public class PortfolioInvariantResource {
    @Inject
    InvariantRepository reader;

    @GET
    @Operation(
            summary = "Look at the books of one portfolio now",
            description = "In one read-only snapshot. It looks at what GET /v1/invariants lists.")
    public Uni<InvariantRun> look(long id) {
        return reader.one(id);
    }
}
