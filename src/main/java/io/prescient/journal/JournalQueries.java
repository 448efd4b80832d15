package io.prescient.journal;

import io.prescient.persistence.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/// Reads new journal entries of many portfolios. The streams use it.
@ApplicationScoped
public class JournalQueries {
    private static final String AFTER = """
            SELECT j.* FROM unnest($1::bigint[], $2::bigint[]) AS known (portfolio_id, seq)
            CROSS JOIN LATERAL (
                SELECT * FROM journal_entries e WHERE e.portfolio_id = known.portfolio_id AND e.seq > known.seq
                ORDER BY e.seq LIMIT $3) j
            ORDER BY j.portfolio_id, j.seq LIMIT $4""";

    @Inject
    Pool pool;

    public record Written(long portfolioId, JournalEntryView entry) {}

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
                .map(rows -> Rows.list(rows, JournalQueries::written));
    }

    /// Returns the newest seq of a portfolio, or null if there is no such portfolio.
    public Uni<Long> seq(long portfolioId) {
        return pool.preparedQuery("SELECT seq FROM portfolios WHERE portfolio_id = $1")
                .execute(Tuple.of(portfolioId))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getLong("seq"));
    }

    private static Written written(Row row) {
        return new Written(row.getLong("portfolio_id"), JournalEntryView.of(row));
    }
}
