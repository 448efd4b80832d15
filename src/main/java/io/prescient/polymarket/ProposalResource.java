package io.prescient.polymarket;

import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.http.ReadFromPrimary;
import io.prescient.settlement.MarketOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/settlement-proposals")
@Cancellable(false)
@ReadFromPrimary
@Tag(
        name = "Settlement proposals",
        description = "How markets should be settled, as the venue suggests: it has closed the market, its oracle has "
                + "confirmed how (`umaResolutionStatus` is `resolved`) and the prices are final: exactly 1 and 0, or 0.5 and "
                + "0.5. Nothing is settled before somebody accepts. If the venue takes it back before that (the market is open "
                + "again, its status another one, its prices not final any more), the proposal is `withdrawn`, and so is one of another outcome "
                + "once the venue says what the market is settled as")
public class ProposalResource {
    @Inject
    ProposalRepository proposals;

    @Inject
    ProposalService decisions;

    @GET
    @Operation(summary = "List proposals, by market")
    public Uni<Page<ProposalView>> list(
            @QueryParam("status") @Parameter(description = "Default all") ProposalStatus status,
            @BeanParam Paging page) {
        return proposals.page(status, page.limit(), page.after);
    }

    @GET
    @Path("/{market_id}")
    @Operation(summary = "The proposal for a market")
    public Uni<ProposalView> get(@PathParam("market_id") String marketId) {
        return proposals.one(marketId);
    }

    @POST
    @Path("/{market_id}/accept")
    @Operation(
            summary = "Settle the market as proposed",
            description = "Declares the settlement with the venue's words as evidence, as POST "
                    + "/v1/markets/{market_id}/settlement does; that path shows how it goes on. A market that is settled so "
                    + "already stays as it is; one that is settled otherwise is a 409 `settlement_conflict` that names both outcomes, "
                    + "unless `correct` is true. An `outcome` that is not the proposed one, and a proposal "
                    + "that changes to another outcome meanwhile, is a 409 `proposal_changed` that names both. Accepting again answers the same and changes nothing, whatever was corrected since. A "
                    + "dismissed proposal can be accepted after all, a withdrawn one cannot")
    public Uni<ProposalView> accept(
            @PathParam("market_id") String marketId,
            @QueryParam("outcome")
                    @Parameter(
                            description =
                                    "The outcome that is meant, `YES`, `NO` or `SPLIT`; if the proposal says another "
                                            + "one by now, nothing is settled. Default: whatever is proposed")
                    MarketOutcome outcome,
            @QueryParam("correct")
                    @Parameter(
                            description =
                                    "Whether a settlement with another outcome is to be corrected; default false. What it paid is "
                                            + "reversed by new journal entries and the proposed outcome applied")
                    Boolean correct) {
        return decisions.accept(marketId, outcome, Boolean.TRUE.equals(correct));
    }

    @POST
    @Path("/{market_id}/dismiss")
    @Operation(
            summary = "Do not settle the market as proposed",
            description =
                    "It is not proposed again unless the venue says another outcome. May be repeated. An accepted or "
                            + "withdrawn one is a 409")
    public Uni<ProposalView> dismiss(@PathParam("market_id") String marketId) {
        return decisions.dismiss(marketId);
    }
}
