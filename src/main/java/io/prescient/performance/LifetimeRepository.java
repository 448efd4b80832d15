package io.prescient.performance;

import io.prescient.persistence.Rows;
import io.prescient.portfolio.Portfolio;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Reads when a portfolio was opened, and which entries it has.
@ApplicationScoped
class LifetimeRepository {
    private static final String LIFETIME = """
            SELECT p.seq, opened.recorded_at AS opened_at, entry.recorded_at AS entry_at
            FROM portfolios p
            JOIN journal_entries opened ON opened.portfolio_id = p.portfolio_id AND opened.seq = 1
            LEFT JOIN journal_entries entry ON entry.portfolio_id = p.portfolio_id AND entry.seq = $2
            WHERE p.portfolio_id = $1""";

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    /// @throws io.prescient.http.ProblemException if the portfolio does not exist
    Uni<Lifetime> find(long portfolioId) {
        return find(portfolioId, null);
    }

    /// Reads the time of an entry too, if one is requested.
    ///
    /// @throws io.prescient.http.ProblemException if the portfolio does not exist
    Uni<Lifetime> find(long portfolioId, @Nullable Long seq) {
        return pool.preparedQuery(LIFETIME)
                .execute(Tuple.of(portfolioId, seq))
                .map(rows -> Rows.stream(rows)
                        .findFirst()
                        .map(row -> Lifetime.of(portfolioId, row, clock.instant()))
                        .orElseThrow(() -> Portfolio.notFound(portfolioId)));
    }
}
