package io.prescient.position;

import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.StoredResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/portfolios/{id}/positions")
@Cancellable(false)
@Tag(name = "Positions", description = "Positions of a portfolio with live values; each trade opens one")
public class PositionResource {
    @Inject
    PositionRepository reader;

    @Inject
    CloseService closes;

    @GET
    @Operation(summary = "List positions, newest first")
    public Uni<Page<PositionView>> list(
            long id,
            @QueryParam("status") @Nullable PositionStatus status,
            @QueryParam("market_id") @Nullable String marketId,
            @BeanParam Paging page) {
        return reader.page(id, status, marketId, page.limit(), page.after);
    }

    @GET
    @Path("/{trade_id}")
    @Operation(summary = "Get the position that a trade opened")
    public Uni<PositionView> get(long id, @PathParam("trade_id") String tradeId) {
        return reader.one(id, tradeId);
    }

    @POST
    @Path("/{trade_id}/close")
    @Operation(
            summary = "Sell a position fully or partly, at most once per Idempotency-Key",
            description =
                    "The rules are checked under the portfolio's lock in this order: deadline, expected_seq, status, "
                            + "position, market, shares, price, max_price_age_seconds, limit_price. A "
                            + "rejection is final for the key.")
    @APIResponse(
            responseCode = "200",
            description = "Sold",
            content = @Content(schema = @Schema(implementation = CloseCommand.Sold.class)))
    public Uni<Response> close(
            long id,
            @PathParam("trade_id") String tradeId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = false) @Valid @Nullable CloseRequest close) {
        return closes.close(
                        id,
                        tradeId,
                        IdempotentRequest.keyFromHeader("Idempotency-Key", key),
                        ifMatch,
                        Objects.requireNonNullElse(close, CloseRequest.ALL))
                .map(StoredResponse::toResponse);
    }
}
