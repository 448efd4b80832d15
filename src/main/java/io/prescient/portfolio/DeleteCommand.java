package io.prescient.portfolio;

import io.prescient.commit.Command;
import io.prescient.commit.Loads;
import io.prescient.commit.UnitOfWork;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import org.jspecify.annotations.Nullable;

/// Deletes an archived portfolio with all its rows.
record DeleteCommand(long portfolioId, @Nullable String ifMatch) implements Command<Long> {
    @Override
    public void load(Loads loads) {}

    @Override
    public Long decide(UnitOfWork work) {
        var account = new Account(work, portfolioId);
        account.requireMatch(ifMatch);
        if (account.state().status() != PortfolioStatus.archived) {
            throw Problem.of(
                            ProblemCode.portfolio_not_archived,
                            "Portfolio %d is %s; archive it first"
                                    .formatted(portfolioId, account.state().status()))
                    .with("portfolio_status", account.state().status())
                    .asException();
        }
        work.put(PortfolioRows.DELETED, portfolioId);
        return portfolioId;
    }
}
