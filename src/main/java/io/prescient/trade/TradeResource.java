package io.prescient.trade;

import io.prescient.http.FieldError;
import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.StoredResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/portfolios/{id}/trades")
@Cancellable(false)
@Tag(name = "Trades", description = "Trades of a portfolio; each opens one position")
public class TradeResource {
    @Inject
    TradeService trades;

    @Inject
    TradeBatchReader batches;

    @Inject
    TradeRepository reader;

    @POST
    @Operation(
            summary = "Execute a trade, at most once per trade_id",
            description =
                    "The rules are checked under the portfolio's lock in this order: deadline, expected_seq, status, "
                            + "market, max_price_age_seconds, limit_price, cash, position size, exposure, positions, "
                            + "range. A rejection is final for the trade_id.")
    @APIResponse(
            responseCode = "201",
            description = "Executed",
            content = @Content(schema = @Schema(implementation = Trading.Executed.class)))
    public Uni<Response> place(
            long id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewTrade trade) {
        return trades.place(id, ifMatch, keyed(trade, key)).map(StoredResponse::toResponse);
    }

    @POST
    @Path("/preview")
    @Operation(
            summary = "Preview a trade without executing it",
            description = "Returns the decision that the trade would get at the current state of portfolio and market. "
                    + "The preview takes no lock, so another trade may be executed before yours; send the seq of the "
                    + "response as expected_seq to prevent that. The preview neither checks nor uses the trade_id.")
    public Uni<TradePreview> preview(long id, @NotNull @Valid NewTrade trade) {
        return trades.preview(id, trade);
    }

    @POST
    @Path("/batch")
    @Operation(summary = "Execute up to 1,000 trades in order; returns a response for each")
    public Uni<Page<TradeBatch.Item>> batch(
            long id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull @Valid TradeBatch batch) {
        return batches.place(id, ifMatch, batch);
    }

    @GET
    @Operation(summary = "List trades, newest first")
    public Uni<Page<TradeView>> list(long id, @BeanParam TradeFilter filter, @BeanParam Paging page) {
        return reader.page(id, filter, page);
    }

    @GET
    @Path("/{trade_id}")
    @Operation(summary = "Get a trade")
    public Uni<TradeView> get(long id, @PathParam("trade_id") String tradeId) {
        return reader.one(id, tradeId);
    }

    /// Returns the trade with its idempotency key as trade id. The key is the trade_id or the header; both must be
    /// equal if both are present.
    private static NewTrade keyed(NewTrade trade, @Nullable String key) {
        if (trade.tradeId() == null) {
            return trade.withTradeId(IdempotentRequest.keyFromHeader("Idempotency-Key", key));
        }
        if (key != null && !key.equals(trade.tradeId())) {
            throw FieldError.problem("trade_id", "differs from the header Idempotency-Key")
                    .asException();
        }
        return trade.withTradeId(IdempotentRequest.keyFromHeader("trade_id", trade.tradeId()));
    }
}
