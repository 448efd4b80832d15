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
    InvariantRepository repository;

    @GET
    @Operation(
            summary = "Check one portfolio now",
            description = "Runs in one read-only snapshot. GET /v1/invariants lists the invariants.")
    public Uni<InvariantRun> check(long id) {
        return repository.one(id);
    }
}
