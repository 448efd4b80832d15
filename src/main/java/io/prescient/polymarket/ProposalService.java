package io.prescient.polymarket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.settlement.MarketOutcome;
import io.prescient.settlement.NewSettlement;
import io.prescient.settlement.SettlementWorker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/// Decides on proposals. Accepting one and declaring its settlement is one transaction, under the market's lock, which
/// imports need, too: what the venue takes back or changes before that is not settled.
@ApplicationScoped
class ProposalService {
    @Inject
    ProposalRepository proposals;

    @Inject
    SettlementWorker settlements;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    /// The proposal was decided on, or is another one, since it was read.
    private static final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1;

        Moved() {
            super("the proposal has changed", null, false, false);
        }
    }

    /// Settles the market as proposed.
    ///
    /// @param meant the outcome that is to be accepted; null for the one that is proposed
    /// @param corrects whether a settlement with another outcome is to be corrected
    /// @throws ProblemException if it says another outcome, was withdrawn, or the market is settled otherwise
    Uni<ProposalView> accept(String marketId, MarketOutcome meant, boolean corrects) {
        return proposals
                .one(marketId)
                .invoke(proposal -> requireOutcome(proposal, meant))
                .chain(proposal -> switch (proposal.status()) {
                    case accepted -> Uni.createFrom().item(proposal);
                    case withdrawn -> Uni.createFrom().failure(withdrawn(proposal));
                    case open, dismissed -> settle(proposal, corrects);
                });
    }

    /// What has moved meanwhile is read again, but no other outcome is taken for the one that was read.
    private Uni<ProposalView> settle(ProposalView proposal, boolean corrects) {
        var accepted = proposal.acceptedAt(clock.instant());
        return settlements
                .settleIf(() -> take(accepted), proposal.marketId(), settlement(proposal), corrects)
                .replaceWith(accepted)
                .onFailure(Moved.class)
                .recoverWithUni(() -> accept(proposal.marketId(), proposal.outcome(), corrects));
    }

    private static Uni<Void> take(ProposalView accepted) {
        return ProposalRepository.accept(accepted)
                .invoke(taken -> {
                    if (!taken) {
                        throw new Moved();
                    }
                })
                .replaceWithVoid();
    }

    /// Leaves the market alone.
    ///
    /// @throws ProblemException if the proposal was accepted or withdrawn
    Uni<ProposalView> dismiss(String marketId) {
        return proposals
                .dismiss(marketId)
                .chain(() -> proposals.one(marketId))
                .invoke(ProposalService::requireDismissed);
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

    private static void requireOutcome(ProposalView proposal, MarketOutcome meant) {
        if (meant != null && meant != proposal.outcome()) {
            throw Problem.of(
                            ProblemCode.proposal_changed,
                            "For market %s %s is proposed, not %s"
                                    .formatted(proposal.marketId(), proposal.outcome(), meant))
                    .with("market_id", proposal.marketId())
                    .with("proposed_outcome", proposal.outcome())
                    .with("other_outcome", meant)
                    .asException();
        }
    }

    private static void requireDismissed(ProposalView proposal) {
        if (proposal.status() == ProposalStatus.accepted) {
            throw Problem.of(ProblemCode.proposal_accepted, "The proposal was accepted at " + proposal.decidedAt())
                    .with("market_id", proposal.marketId())
                    .asException();
        }
        if (proposal.status() == ProposalStatus.withdrawn) {
            throw withdrawn(proposal);
        }
    }

    private static ProblemException withdrawn(ProposalView proposal) {
        return Problem.of(
                        ProblemCode.proposal_withdrawn,
                        "The proposal was withdrawn at %s: %s".formatted(proposal.decidedAt(), proposal.reason()))
                .with("market_id", proposal.marketId())
                .with("reason", proposal.reason())
                .with("decided_at", proposal.decidedAt())
                .asException();
    }
}
