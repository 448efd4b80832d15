package io.prescient.journal;

import io.prescient.http.Page;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.persistence.Rows;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the journal of one portfolio page by page, and the new entries of many portfolios for streams.
@ApplicationScoped
public class JournalRepository {
    private static final String AFTER = """
            SELECT j.* FROM unnest($1::bigint[], $2::bigint[]) AS known (portfolio_id, seq)
            CROSS JOIN LATERAL (
                SELECT * FROM journal_entries e WHERE e.portfolio_id = known.portfolio_id AND e.seq > known.seq
                ORDER BY e.seq LIMIT $3) j
            ORDER BY j.portfolio_id, j.seq LIMIT $4""";

    @Inject
    Pool pool;

    public record Written(long portfolioId, JournalEntryView entry) {}

    @WithSession
    public Uni<Page<JournalEntryView>> page(long portfolioId, long after, int limit) {
        return JournalEntry.<JournalEntry>find("portfolioId = ?1 and seq > ?2 order by seq", portfolioId, after)
                .range(0, limit)
                .list()
                .call(entries -> entries.isEmpty()
                        ? requireExists(portfolioId)
                        : Uni.createFrom().voidItem())
                .map(entries -> page(entries, limit));
    }

    /// Reads the journal entries after a seq of each portfolio in one query, ordered by portfolio and seq.
    ///
    /// @param seqs the last known seq by portfolio id
    /// @param limitPerPortfolio maximum number of entries of one portfolio
    /// @param limit maximum number of entries in total
    public Uni<List<Written>> after(Map<Long, Long> seqs, int limitPerPortfolio, int limit) {
        var seqByPortfolio = List.copyOf(seqs.entrySet());
        return pool.preparedQuery(AFTER)
                .execute(Tuple.of(
                        seqByPortfolio.stream().map(Map.Entry::getKey).toArray(Long[]::new),
                        seqByPortfolio.stream().map(Map.Entry::getValue).toArray(Long[]::new),
                        limitPerPortfolio,
                        limit))
                .map(rows -> Rows.list(rows, JournalRepository::written));
    }

    /// Returns the newest seq of a portfolio, if it exists.
    public Uni<@Nullable Long> seq(long portfolioId) {
        return pool.preparedQuery("SELECT seq FROM portfolios WHERE portfolio_id = $1")
                .execute(Tuple.of(portfolioId))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getLong("seq"));
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

    private static Written written(Row row) {
        return new Written(row.getLong("portfolio_id"), JournalEntryView.of(row));
    }
}
