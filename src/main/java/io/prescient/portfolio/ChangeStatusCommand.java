package io.prescient.portfolio;

import io.prescient.commit.Command;
import io.prescient.commit.Loads;
import io.prescient.commit.UnitOfWork;
import io.prescient.journal.EntryType;
import io.prescient.journal.Posting;
import org.jspecify.annotations.Nullable;

/// Pauses, resumes or archives a portfolio. A change to the current status writes no journal entry.
record ChangeStatusCommand(
        long portfolioId,
        @Nullable String ifMatch,
        PortfolioStatus target,
        @Nullable String reason) implements Command<Long> {
    @Override
    public void load(Loads loads) {}

    @Override
    public Long decide(UnitOfWork work) {
        var account = new Account(work, portfolioId);
        account.requireMatch(ifMatch);
        if (account.state().status() != target) {
            account.state().requireNotArchived();
            account.put(account.state().withStatus(target));
            account.post(Posting.note(entryType(), reason));
        }
        return portfolioId;
    }

    private EntryType entryType() {
        return switch (target) {
            case active -> EntryType.resumed;
            case paused -> EntryType.paused;
            case archived -> EntryType.archived;
        };
    }
}
