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

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/portfolios/{id}/cycles")
@Cancellable(false)
@Tag(name = "Strategies")
public class CycleResource {
    @Inject
    CycleRunner cycles;

    /// How to run a cycle.
    @Schema(name = "CycleRequest", examples = """
                    {"dry_run": true}""")
    public record Wanted(
            @Schema(description = "true: only show what it would do", defaultValue = "false")
            boolean dryRun) {}

    @POST
    @Operation(
            summary = "Let a portfolio follow its strategy once, at most once per Idempotency-Key",
            description = "Markets are filtered, signals made and executed in one transaction, then the day's point of "
                    + "history is recorded. With `dry_run` nothing is changed: the response lists the signals that would be "
                    + "executed and, in `skipped_markets`, why each other open market gives none. `limit` and `after` "
                    + "page through those.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CycleReport.class)))
    public Uni<Response> run(
            long id,
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @BeanParam Paging page,
            @RequestBody(required = false) Wanted wanted) {
        if (wanted != null && wanted.dryRun()) {
            return cycles.dryRun(id, page).map(CycleResource::answer);
        }
        return cycles.run(id, IdempotentRequest.keyFromHeader("Idempotency-Key", key), ifMatch)
                .map(CycleResource::answer);
    }

    private static Response answer(CycleReport report) {
        var response = Response.status(report.httpStatus()).entity(report);
        return report.replayed()
                ? response.header(StoredResponse.REPLAYED_HEADER, true).build()
                : response.build();
    }
}
