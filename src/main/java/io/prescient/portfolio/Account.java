package io.prescient.portfolio;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.commit.Loads;
import io.prescient.commit.UnitOfWork;
import io.prescient.http.Etag;
import io.prescient.journal.JournalEntry;
import io.prescient.journal.JournalRows;
import io.prescient.journal.Posting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A portfolio within a unit of work. Only {@link #post} changes its totals.
public record Account(UnitOfWork work, long portfolioId) {
    /// @throws io.prescient.http.ProblemException `portfolio_not_found` if an earlier command of the batch deleted it
    public Account {
        if (work.find(PortfolioRows.DELETED, portfolioId) != null) {
            throw Portfolio.notFound(portfolioId);
        }
    }

    public PortfolioState state() {
        return work.get(PortfolioRows.STATE, portfolioId);
    }

    /// Loads what {@link #strategyConfig} returns.
    public static void loadStrategy(Loads loads, long portfolioId) {
        loads.add(PortfolioRows.DETAILS_BY_ID, portfolioId);
    }

    /// The configuration of the strategy, a JSON object.
    public String strategyConfig() {
        return work.get(PortfolioRows.DETAILS, portfolioId).strategyConfig();
    }

    public Instant now() {
        return work.now();
    }

    /// Fails with `seq_mismatch` if `ifMatch` is not the current ETag.
    public void requireMatch(@Nullable String ifMatch) {
        Etag.require(ifMatch, state().seq());
    }

    /// Adds the posting to the totals and writes a journal entry under the next seq. Fails with `out_of_range` if an
    /// amount exceeds the range of its column; then nothing changes.
    ///
    /// @return the new journal entry
    @CanIgnoreReturnValue
    public JournalEntry post(Posting posting) {
        var state = state().after(posting, now());
        work.put(PortfolioRows.STATE, state);
        var entry = JournalEntry.of(portfolioId, state.seq(), posting, state.updatedAt());
        work.put(JournalRows.ENTRIES, entry);
        return entry;
    }

    void put(PortfolioState state) {
        work.put(PortfolioRows.STATE, state);
    }
}
