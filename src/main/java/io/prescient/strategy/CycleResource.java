package io.prescient.strategy;

import io.prescient.http.Paging;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.StoredResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/portfolios/{id}/cycles")
@Cancellable(false)
@Tag(name = "Strategies")
public class CycleResource {
    @Inject
    CycleRunner cycleRunner;

    /// The options of a cycle.
    @Schema(name = "CycleRequest", examples = """
                    {"dry_run": true}""")
    public record Request(
            @Schema(description = "true: return the planned signals without executing them", defaultValue = "false")
            boolean dryRun) {}

    @POST
    @Operation(
            summary = "Run one cycle of a portfolio, at most once per Idempotency-Key",
            description =
                    "The strategy of the portfolio selects markets and creates signals, which are executed in one "
                            + "transaction. Then the history point of the day is recorded. With `dry_run` nothing "
                            + "changes: the response contains the planned signals and, in `skipped_markets`, the other "
                            + "open markets with the reason. `limit` and `after` page through `skipped_markets`.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CycleReport.class)))
    public Uni<Response> run(
            long id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @BeanParam Paging page,
            @RequestBody(required = false) @Nullable Request request) {
        if (request != null && request.dryRun()) {
            return cycleRunner.dryRun(id, page).map(CycleResource::toResponse);
        }
        return cycleRunner
                .run(id, IdempotentRequest.keyFromHeader("Idempotency-Key", key), ifMatch)
                .map(CycleResource::toResponse);
    }

    private static Response toResponse(CycleReport report) {
        var response = Response.status(report.httpStatus()).entity(report);
        return report.replayed()
                ? response.header(StoredResponse.REPLAYED_HEADER, true).build()
                : response.build();
    }
}
