package io.prescient.portfolio;

import io.prescient.http.ReadFromPrimary;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.RequestStatusView;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/portfolios/{id}/requests/{key}")
@Cancellable(false)
@Tag(name = "Requests", description = "What became of a request whose answer was lost, and how to call it off")
public class RequestResource {
    private static final String KEY =
            "The trade_id or Idempotency-Key, percent-encoded UTF-8; `signal-` and a signal_id for the trade of a signal";

    @Inject
    RequestRepository reader;

    @Inject
    KeyCancellationService cancellations;

    @GET
    @ReadFromPrimary
    @Operation(
            summary = "Whether the request with this key was committed, rejected or cancelled, or is unknown",
            description =
                    "Does not wait: a request that is being processed is `unknown` until it commits. So after `unknown` it "
                            + "may still be executed; cancel the key to rule that out. A request that was rejected without "
                            + "being stored (400, 404, If-Match, 5xx) is `unknown`. Keys of imports and of "
                            + "POST /v1/cycles as a whole are no portfolio's: of the latter this tells the portfolio's own cycle.")
    public Uni<RequestStatusView> get(long id, @PathParam("key") @Parameter(description = KEY) String key) {
        return reader.one(id, IdempotentRequest.keyFromPath(key));
    }

    @POST
    @Path("/cancel")
    @Operation(
            summary = "Cancel an unknown key, so that nothing is ever executed under it",
            description =
                    "A copy of the request that arrives later is rejected with key_cancelled. Waits for a request "
                            + "that is being processed, so the answer is final: `cancelled`, or the result of the request if that "
                            + "came first. May be repeated. Keys that begin with `signal-` cannot be cancelled; a signal is "
                            + "executed at most once, however often it is sent.")
    public Uni<RequestStatusView> seal(long id, @PathParam("key") @Parameter(description = KEY) String key) {
        return cancellations.seal(id, IdempotentRequest.cancellableKey(key));
    }
}
