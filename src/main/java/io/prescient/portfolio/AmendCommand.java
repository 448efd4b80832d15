package io.prescient.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.commit.Command;
import io.prescient.commit.Loads;
import io.prescient.commit.UnitOfWork;
import io.prescient.http.MergePatch;
import io.prescient.http.StrictJsonReader;
import io.prescient.journal.EntryType;
import io.prescient.journal.Posting;
import io.prescient.portfolio.PortfolioRows.Details;
import org.jspecify.annotations.Nullable;

/// Applies a JSON merge patch. A patch that changes nothing writes no journal entry.
record AmendCommand(
        MergePatch mergePatch,
        StrictJsonReader jsonReader,
        StrategyConfigValidator configValidator,
        long portfolioId,
        @Nullable String ifMatch,
        ObjectNode patch)
        implements Command<Long> {

    @Override
    public void load(Loads loads) {
        loads.add(PortfolioRows.DETAILS_BY_ID, portfolioId);
    }

    @Override
    public Long decide(UnitOfWork work) {
        var account = new Account(work, portfolioId);
        account.requireMatch(ifMatch);
        account.state().requireNotArchived();
        var details = work.get(PortfolioRows.DETAILS, portfolioId);
        var before = PortfolioPatch.of(details, jsonReader.object(details.strategyConfig()));
        var after = mergePatch.apply(before, patch, PortfolioPatch.class);
        if (!after.strategyType().equals(before.strategyType())
                || !after.strategyConfig().equals(before.strategyConfig())) {
            configValidator.check(after.strategyType(), after.strategyConfig());
        }
        if (!after.equals(before)) {
            amend(account, after.details(portfolioId));
        }
        return portfolioId;
    }

    private void amend(Account account, Details details) {
        account.work().put(PortfolioRows.DETAILS, details);
        account.put(account.state().with(details.strategyType(), details.limits()));
        account.post(Posting.note(EntryType.amended, patch.toString()));
    }
}
