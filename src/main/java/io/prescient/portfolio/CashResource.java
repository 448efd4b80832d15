package io.prescient.portfolio;

import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.StoredResponse;
import io.prescient.journal.EntryType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/portfolios/{id}")
@Cancellable(false)
@Tag(name = "Portfolios")
public class CashResource {
    @Inject
    CashService cash;

    @POST
    @Path("/deposits")
    @Operation(summary = "Deposit cash, at most once per Idempotency-Key")
    @APIResponse(
            responseCode = "201",
            description = "Posted",
            content = @Content(schema = @Schema(implementation = CashCommand.Moved.class)))
    public Uni<Response> deposit(
            long id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid CashRequest deposit) {
        return move(id, key, ifMatch, EntryType.deposited, deposit);
    }

    @POST
    @Path("/withdrawals")
    @Operation(
            summary = "Withdraw cash, at most once per Idempotency-Key",
            description = "An amount above current_balance is rejected with insufficient_cash.")
    @APIResponse(
            responseCode = "201",
            description = "Posted",
            content = @Content(schema = @Schema(implementation = CashCommand.Moved.class)))
    public Uni<Response> withdraw(
            long id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid CashRequest withdrawal) {
        return move(id, key, ifMatch, EntryType.withdrawn, withdrawal);
    }

    private Uni<Response> move(
            long id, @Nullable String key, @Nullable String ifMatch, EntryType type, CashRequest request) {
        return cash.move(id, IdempotentRequest.keyFromHeader("Idempotency-Key", key), ifMatch, type, request)
                .map(StoredResponse::toResponse);
    }
}
