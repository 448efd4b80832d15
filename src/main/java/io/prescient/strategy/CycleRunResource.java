package io.prescient.strategy;

import io.prescient.http.FieldError;
import io.prescient.idempotency.IdempotentRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/cycles")
@Cancellable(false)
@Tag(name = "Strategies")
public class CycleRunResource {
    @Inject
    CycleRunner cycleRunner;

    @POST
    @Operation(
            summary = "Run one cycle of every active portfolio",
            description =
                    "The markets are read once for all portfolios. A portfolio that fails is reported and does not "
                            + "stop the others. With an Idempotency-Key, a retry runs the portfolios of the first "
                            + "request and repeats no cycle.")
    public Uni<CycleRunner.Results> runAll(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            required = false,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = CycleResource.Request.class),
                                            example = "{\"dry_run\": false}"))
                    CycleResource.@Nullable Request request) {
        if (request != null && request.dryRun()) {
            throw FieldError.problem(
                            "dry_run", "is only available for one portfolio: use POST /v1/portfolios/{id}/cycles")
                    .asException();
        }
        var ownOrNew = IdempotentRequest.keyFromHeader("Idempotency-Key", key);
        return key == null ? cycleRunner.runAll(ownOrNew) : cycleRunner.runKeyed(ownOrNew);
    }
}
