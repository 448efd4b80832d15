package io.prescient.signal;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.http.StrictJsonReader;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.StoredResponse;
import io.prescient.trade.TradeExecutor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/portfolios/{id}/signals")
@Cancellable(false)
@Tag(name = "Signals", description = "Proposed trades, each executed at most once")
public class SignalResource {
    @Inject
    SignalService signals;

    @Inject
    SignalRepository repository;

    @Inject
    StrictJsonReader strictReader;

    @POST
    @Operation(
            summary = "Create one signal or up to 1,000, at most once per Idempotency-Key",
            description = "If one signal of a list is rejected, none is stored")
    @APIResponse(
            responseCode = "201",
            description = "The stored, pending signal; `{items, next}` for a list",
            content = @Content(schema = @Schema(implementation = SignalView.class)))
    public Uni<Response> propose(
            long id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.OBJECT,
                                                            oneOf = {NewSignal.class, NewSignal[].class}),
                                            example = """
                                                    {"market_id": "demo-rain", "action": "buy_no", "amount": "100.00"}"""))
                    JsonNode body) {
        return signals.propose(
                        id,
                        IdempotentRequest.keyFromHeader("Idempotency-Key", key),
                        ifMatch,
                        NewSignals.read(body, strictReader))
                .map(StoredResponse::toResponse);
    }

    @GET
    @Operation(summary = "List signals, newest first, including archived ones")
    public Uni<Page<SignalView>> list(long id, @BeanParam SignalFilter filter, @BeanParam Paging page) {
        return repository.page(id, filter, page);
    }

    @GET
    @Path("/{signal_id}")
    @Operation(summary = "Get a signal")
    public Uni<SignalView> get(long id, @PathParam("signal_id") long signalId) {
        return repository.one(id, signalId);
    }

    @POST
    @Path("/{signal_id}/execute")
    @Operation(
            summary = "Execute a pending signal",
            description = "A signal is executed, rejected or expired once. A repeated request gets the first response")
    @APIResponse(
            responseCode = "201",
            description = "The executed trade",
            content = @Content(schema = @Schema(implementation = TradeExecutor.Executed.class)))
    public Uni<Response> execute(
            long id,
            @PathParam("signal_id") long signalId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return signals.execute(id, signalId, ifMatch).map(StoredResponse::toResponse);
    }

    @POST
    @Path("/execute")
    @Operation(summary = "Execute up to 1,000 pending signals, newest first, at most once per Idempotency-Key")
    @APIResponse(
            responseCode = "200",
            description = "One result per signal",
            content = @Content(schema = @Schema(implementation = SignalExecutions.class)))
    public Uni<Response> executeAll(
            long id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return signals.executeAll(id, IdempotentRequest.keyFromHeader("Idempotency-Key", key), ifMatch)
                .map(StoredResponse::toResponse);
    }
}
