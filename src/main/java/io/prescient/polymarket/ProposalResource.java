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
import org.jspecify.annotations.Nullable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/settlement-proposals")
@Cancellable(false)
@ReadFromPrimary
@Tag(
        name = "Settlement proposals",
        description =
                "Settlements proposed by imports. A market is proposed for settlement when Polymarket has closed it, its oracle "
                        + "has confirmed the outcome (`umaResolutionStatus` is `resolved`) and its prices are final: exactly 1 and 0, "
                        + "or 0.5 and 0.5. A market is settled only when a client accepts the proposal. An open proposal becomes "
                        + "`withdrawn` if Polymarket revokes the resolution (the market is open again, has another status, or its "
                        + "prices are not final), or if its outcome differs from the market's settlement and Polymarket now agrees "
                        + "with the settlement")
public class ProposalResource {
    @Inject
    ProposalRepository proposals;

    @Inject
    ProposalService decisions;

    @GET
    @Operation(summary = "List proposals, in the order of market ids")
    public Uni<Page<ProposalView>> list(
            @QueryParam("status") @Parameter(description = "Only proposals with this status; default all") @Nullable
                    ProposalStatus status,
            @BeanParam Paging page) {
        return proposals.page(status, page.limit(), page.after);
    }

    @GET
    @Path("/{market_id}")
    @Operation(summary = "Get the proposal for a market")
    public Uni<ProposalView> get(@PathParam("market_id") String marketId) {
        return proposals.get(marketId);
    }

    @POST
    @Path("/{market_id}/accept")
    @Operation(
            summary = "Settle the market as proposed",
            description = "Declares the settlement with the data of Polymarket as evidence, like POST "
                    + "/v1/markets/{market_id}/settlement; GET of that path shows its progress. A market that is already settled "
                    + "with the proposed outcome is not changed. If it is settled with another outcome, the request is rejected with 409 "
                    + "`settlement_conflict` and both outcomes, unless `correct` is true. If another outcome than `outcome` is "
                    + "proposed, or the proposal changes to another outcome meanwhile, the request is rejected with 409 "
                    + "`proposal_changed` and both outcomes. Accepting again returns the same response and changes nothing, even "
                    + "after a later correction. A dismissed proposal can be accepted, a withdrawn one cannot")
    public Uni<ProposalView> accept(
            @PathParam("market_id") String marketId,
            @QueryParam("outcome")
                    @Parameter(
                            description =
                                    "The outcome to accept: `YES`, `NO` or `SPLIT`. If another outcome is proposed, nothing is settled. "
                                            + "Default: the proposed outcome")
                    @Nullable
                    MarketOutcome outcome,
            @QueryParam("correct")
                    @Parameter(
                            description =
                                    "Whether to correct a settlement with another outcome: its payouts are reversed by new journal "
                                            + "entries, and the proposed outcome is applied. Default: false")
                    @Nullable
                    Boolean correct) {
        return decisions.accept(marketId, outcome, Boolean.TRUE.equals(correct));
    }

    @POST
    @Path("/{market_id}/dismiss")
    @Operation(
            summary = "Dismiss the proposal for a market",
            description =
                    "The same outcome is not proposed again. Dismissing again changes nothing. An accepted or withdrawn "
                            + "proposal is rejected with 409")
    public Uni<ProposalView> dismiss(@PathParam("market_id") String marketId) {
        return decisions.dismiss(marketId);
    }
}
