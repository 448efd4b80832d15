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
import org.jspecify.annotations.Nullable;

/// Accepts and dismisses settlement proposals. Acceptance and the declaration of the settlement are one
/// transaction under the market's lock, which imports take as well: a proposal that is withdrawn or replaced
/// first is not settled.
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

    /// The proposal was decided or replaced since it was read.
    private static final class ProposalChanged extends RuntimeException {
        private static final long serialVersionUID = 1;

        ProposalChanged() {
            super("the proposal has changed", null, false, false);
        }
    }

    /// Settles the market as proposed.
    ///
    /// @param expected the outcome to accept; null accepts the proposed one
    /// @param correct whether to correct a settlement with another outcome
    /// @throws ProblemException if the proposal was withdrawn or replaced, or the market has another settlement
    Uni<ProposalView> accept(String marketId, @Nullable MarketOutcome expected, boolean correct) {
        return proposals
                .get(marketId)
                .invoke(proposal -> requireOutcome(proposal, expected))
                .chain(proposal -> switch (proposal.status()) {
                    case accepted -> Uni.createFrom().item(proposal);
                    case withdrawn -> Uni.createFrom().failure(withdrawn(proposal));
                    case open, dismissed -> settle(proposal, correct);
                });
    }

    /// Retries with the current proposal if it changed meanwhile, but only for the outcome that was read.
    private Uni<ProposalView> settle(ProposalView proposal, boolean correct) {
        var accepted = proposal.acceptedAt(clock.instant());
        return settlements
                .settleIf(() -> requireAccepted(accepted), proposal.marketId(), settlement(proposal), correct)
                .replaceWith(accepted)
                .onFailure(ProposalChanged.class)
                .recoverWithUni(() -> accept(proposal.marketId(), proposal.outcome(), correct));
    }

    private Uni<Void> requireAccepted(ProposalView accepted) {
        return proposals
                .accept(accepted)
                .invoke(isAccepted -> {
                    if (!isAccepted) {
                        throw new ProposalChanged();
                    }
                })
                .replaceWithVoid();
    }

    /// @throws ProblemException if the proposal was accepted or withdrawn
    Uni<ProposalView> dismiss(String marketId) {
        return proposals
                .dismiss(marketId)
                .chain(() -> proposals.get(marketId))
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

    private static void requireOutcome(ProposalView proposal, @Nullable MarketOutcome expected) {
        if (expected != null && expected != proposal.outcome()) {
            throw Problem.of(
                            ProblemCode.proposal_changed,
                            "The proposed outcome for market %s is %s, not %s"
                                    .formatted(proposal.marketId(), proposal.outcome(), expected))
                    .with("market_id", proposal.marketId())
                    .with("proposed_outcome", proposal.outcome())
                    .with("other_outcome", expected)
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
