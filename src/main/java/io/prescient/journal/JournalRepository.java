package io.prescient.journal;

import io.prescient.http.Page;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Reads the journal of a portfolio page by page.
@ApplicationScoped
public class JournalRepository {
    @WithSession
    public Uni<Page<JournalEntryView>> page(long portfolioId, long after, int limit) {
        return JournalEntry.after(portfolioId, after, limit)
                .call(entries -> entries.isEmpty()
                        ? requireExists(portfolioId)
                        : Uni.createFrom().voidItem())
                .map(entries -> page(entries, limit));
    }

    /// Fails with `portfolio_not_found` if the portfolio has no entry: opening a portfolio writes the first one.
    private static Uni<Void> requireExists(long id) {
        return JournalEntry.count("portfolioId", id)
                .invoke(count -> {
                    if (count == 0) {
                        throw Problem.notFound(ProblemCode.portfolio_not_found, "portfolio_id", id)
                                .asException();
                    }
                })
                .replaceWithVoid();
    }

    private static Page<JournalEntryView> page(List<JournalEntry> entries, int limit) {
        boolean more = entries.size() > limit;
        var views = entries.stream().limit(limit).map(JournalEntryView::of).toList();
        return new Page<>(views, more ? "" + views.getLast().seq() : null);
    }
}
