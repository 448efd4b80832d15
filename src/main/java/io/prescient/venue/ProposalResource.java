package io.prescient.venue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prescient.settlement.MarketOutcome;
import io.prescient.settlement.NewSettlement;
import io.prescient.settlement.SettlementWorker;
import io.prescient.web.Code;
import io.prescient.web.Page;
import io.prescient.web.Paging;
import io.prescient.web.Problem;
import io.prescient.web.ProblemException;
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
@Tag(
        name = "Settlement proposals",
        description = "How markets should be settled, as the venue suggests: it has closed the market, its oracle has "
                + "confirmed how (`umaResolutionStatus` is `resolved`) and the prices are final: exactly 1 and 0, or 0.5 and "
                + "0.5. Nothing is settled before somebody accepts. If the venue takes it back before that (the market is open "
                + "again, its status another one, its prices not final any more), the proposal is `withdrawn`")
public class ProposalResource {
    @Inject
    Proposals proposals;

    @Inject
    SettlementWorker settlements;

    @Inject
    ObjectMapper json;

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
                    + "already stays as it is; one that is settled otherwise is a 409 `settled_otherwise` that names both outcomes, "
                    + "unless `correct` is true. Accepting again answers the same and changes nothing, whatever was corrected since. A "
                    + "dismissed proposal can be accepted after all, a withdrawn one cannot")
    public Uni<ProposalView> accept(
            @PathParam("market_id") String marketId,
            @QueryParam("correct")
                    @Parameter(
                            description =
                                    "Whether a settlement with another outcome is to be corrected; default false. What it paid is "
                                            + "reversed by new journal entries and the proposed outcome applied")
                    Boolean correct) {
        return proposals.one(marketId).chain(proposal -> switch (proposal.status()) {
            case accepted -> Uni.createFrom().item(proposal);
            case withdrawn -> Uni.createFrom().failure(withdrawn(proposal));
            case open, dismissed -> settle(proposal, Boolean.TRUE.equals(correct));
        });
    }

    private Uni<ProposalView> settle(ProposalView proposal, boolean corrects) {
        var settlement = settlement(proposal);
        return (corrects
                        ? settlements.settle(proposal.marketId(), settlement)
                        : settlements.settleFirst(proposal.marketId(), settlement))
                .chain(() -> proposals.accept(proposal))
                .chain(() -> proposals.one(proposal.marketId()));
    }

    @POST
    @Path("/{market_id}/dismiss")
    @Operation(
            summary = "Do not settle the market as proposed",
            description =
                    "It is not proposed again unless the venue says another outcome. May be repeated. An accepted or "
                            + "withdrawn one is a 409")
    public Uni<ProposalView> dismiss(@PathParam("market_id") String marketId) {
        return proposals
                .dismiss(marketId)
                .chain(() -> proposals.one(marketId))
                .invoke(ProposalResource::requireDismissed);
    }

    private NewSettlement settlement(ProposalView proposal) {
        try {
            return new NewSettlement(
                    proposal.outcome(),
                    proposal.outcome() == MarketOutcome.SPLIT ? proposal.yesPayout() : null,
                    json.readTree(proposal.evidence()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireDismissed(ProposalView proposal) {
        if (proposal.status() == ProposalStatus.accepted) {
            throw Problem.of(Code.proposal_accepted, "The proposal was accepted at " + proposal.decidedAt())
                    .with("market_id", proposal.marketId())
                    .asException();
        }
        if (proposal.status() == ProposalStatus.withdrawn) {
            throw withdrawn(proposal);
        }
    }

    private static ProblemException withdrawn(ProposalView proposal) {
        return Problem.of(
                        Code.proposal_withdrawn,
                        "The proposal was withdrawn at %s: %s".formatted(proposal.decidedAt(), proposal.reason()))
                .with("market_id", proposal.marketId())
                .with("reason", proposal.reason())
                .with("decided_at", proposal.decidedAt())
                .asException();
    }
}
