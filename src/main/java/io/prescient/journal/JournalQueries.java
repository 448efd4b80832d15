package io.prescient.journal;

import io.prescient.http.RowValues;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/// Reads what was written to some books after the last entry that is known of each.
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

    /// Of each portfolio at most so many entries after its seq, in order of seq, and at most so many of all together:
    /// one question, however many portfolios they are.
    public Uni<List<Written>> after(Map<Long, Long> seqs, int limitPerPortfolio, int limit) {
        var seqByPortfolio = List.copyOf(seqs.entrySet());
        return pool.preparedQuery(AFTER)
                .execute(Tuple.of(
                        seqByPortfolio.stream().map(Map.Entry::getKey).toArray(Long[]::new),
                        seqByPortfolio.stream().map(Map.Entry::getValue).toArray(Long[]::new),
                        limitPerPortfolio,
                        limit))
                .map(rows -> RowValues.list(rows, JournalQueries::written));
    }

    /// The newest seq of a portfolio; null if there is none.
    public Uni<Long> seq(long portfolioId) {
        return pool.preparedQuery("SELECT seq FROM portfolios WHERE portfolio_id = $1")
                .execute(Tuple.of(portfolioId))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getLong("seq"));
    }

    private static Written written(Row row) {
        return new Written(row.getLong("portfolio_id"), JournalEntryView.of(row));
    }
}
