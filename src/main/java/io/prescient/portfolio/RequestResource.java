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
@Tag(name = "Requests", description = "Status and cancellation of requests whose response was lost")
public class RequestResource {
    private static final String KEY =
            "The trade_id or Idempotency-Key, percent-encoded UTF-8. The trade of a signal has the key "
                    + "`signal-<signal_id>`.";

    @Inject
    RequestRepository reader;

    @Inject
    KeyCancellationService cancellations;

    @GET
    @ReadFromPrimary
    @Operation(
            summary = "Get the status of a request: committed, rejected, cancelled or unknown",
            description =
                    "Does not wait. A request in progress is `unknown` until it commits, so it may still be executed "
                            + "after `unknown`; cancel the key to prevent that. A request that was rejected without "
                            + "being stored (400, 404, If-Match, 5xx) is `unknown`. Keys of imports belong to no "
                            + "portfolio. For a key of POST /v1/cycles this returns the status of the portfolio's own "
                            + "cycle.")
    public Uni<RequestStatusView> get(long id, @PathParam("key") @Parameter(description = KEY) String key) {
        return reader.one(id, IdempotentRequest.keyFromPath(key));
    }

    @POST
    @Path("/cancel")
    @Operation(
            summary = "Cancel an unknown key, so that no request is executed under it",
            description =
                    "A request with this key that arrives later is rejected with key_cancelled. The call waits for a "
                            + "request in progress, so the response is final: `cancelled`, or the result of that "
                            + "request. You can repeat the call. Keys that begin with `signal-` cannot be cancelled: "
                            + "a signal is executed at most once.")
    public Uni<RequestStatusView> cancel(long id, @PathParam("key") @Parameter(description = KEY) String key) {
        return cancellations.cancel(id, IdempotentRequest.cancellableKey(key));
    }
}
