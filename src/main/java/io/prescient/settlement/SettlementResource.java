package io.prescient.settlement;

import io.prescient.http.ReadFromPrimary;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/markets/{market_id}/settlement")
@Cancellable(false)
@Tag(name = "Settlement", description = "Outcomes of markets and their corrections")
public class SettlementResource {
    @Inject
    SettlementService settlements;

    @Inject
    SettlementWorker worker;

    @POST
    @Operation(
            summary = "Declare the outcome of a market and settle its open positions in all portfolios",
            description =
                    "The same outcome again changes nothing. Another outcome is a correction: new journal entries "
                            + "reverse the payouts and apply the new outcome.")
    @APIResponse(
            responseCode = "200",
            description = "No change: this outcome was declared before",
            content = @Content(schema = @Schema(implementation = SettlementView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Settled",
            content = @Content(schema = @Schema(implementation = SettlementView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Declared. The remaining positions are settled in the background; GET shows the progress.",
            content = @Content(schema = @Schema(implementation = SettlementView.class)))
    public Uni<RestResponse<SettlementView>> settle(
            @PathParam("market_id") String marketId, @NotNull @Valid NewSettlement settlement) {
        return worker.settle(marketId, settlement)
                .chain(isNew -> settlements
                        .view(marketId)
                        .map(view -> RestResponse.ResponseBuilder.create(SettlementView.status(isNew, view), view)
                                .build()));
    }

    @GET
    @ReadFromPrimary
    @Operation(summary = "Get the outcome of a market with its versions and progress")
    public Uni<SettlementView> get(@PathParam("market_id") String marketId) {
        return settlements.view(marketId);
    }
}
