package io.prescient.portfolio;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.journal.EntryType;
import io.prescient.journal.Posting;
import io.prescient.money.NumberOutOfRange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What decisions on a portfolio depend on. It is immutable: each posting makes a new state.
///
/// @param seq sequence number of the newest journal entry
/// @param updatedAt time of the newest journal entry
/// @param lastTradeAt time of the newest trade; null before the first
public record PortfolioState(
        long portfolioId,
        String strategyType,
        PortfolioStatus status,
        Limits limits,
        Totals totals,
        long seq,
        Instant updatedAt,
        @Nullable Instant lastTradeAt) {

    /// Returns the state after a posting, which gets the next seq. The clock of another replica may be ahead: the times
    /// of journal entries never decrease.
    ///
    /// @throws io.prescient.http.ProblemException `out_of_range` if an amount exceeds the range of its column
    PortfolioState after(Posting posting, Instant at) {
        var recordedAt = at.isBefore(updatedAt) ? updatedAt : at;
        try {
            return new PortfolioState(
                    portfolioId,
                    strategyType,
                    status,
                    limits,
                    totals.after(posting),
                    seq + 1,
                    recordedAt,
                    posting.kind() == EntryType.bought ? recordedAt : lastTradeAt);
        } catch (NumberOutOfRange e) {
            throw Problem.of(ProblemCode.out_of_range, "An amount of the portfolio " + e.getMessage())
                    .asException();
        }
    }

    PortfolioState withStatus(PortfolioStatus newStatus) {
        return new PortfolioState(portfolioId, strategyType, newStatus, limits, totals, seq, updatedAt, lastTradeAt);
    }

    PortfolioState with(String newStrategyType, Limits newLimits) {
        return new PortfolioState(portfolioId, newStrategyType, status, newLimits, totals, seq, updatedAt, lastTradeAt);
    }

    /// Fails with `portfolio_archived` if the portfolio is archived.
    public void requireNotArchived() {
        if (status == PortfolioStatus.archived) {
            throw archived().asException();
        }
    }

    /// Fails with `portfolio_not_active` if the portfolio is paused or archived.
    public void requireActive() {
        if (status != PortfolioStatus.active) {
            throw notActive().asException();
        }
    }

    public Problem notActive() {
        return Problem.of(ProblemCode.portfolio_not_active, "Portfolio %d is %s".formatted(portfolioId, status))
                .with("portfolio_status", status);
    }

    public Problem archived() {
        return Problem.of(ProblemCode.portfolio_archived, "Portfolio " + portfolioId + " is archived and read-only");
    }
}
