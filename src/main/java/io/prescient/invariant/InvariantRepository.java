package io.prescient.invariant;

import io.prescient.http.Ticker;
import io.prescient.portfolio.Portfolio;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks all invariants in one read-only snapshot. It does not see concurrent writes, and takes no locks.
@ApplicationScoped
class InvariantRepository {
    private static final int MAX_VIOLATIONS = 20;

    private static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    /// Disables merge joins. A merge join in order of portfolio alone would compare each pair of positions of a
    /// portfolio.
    private static final String NO_MERGES = "SET LOCAL enable_mergejoin = off";

    private static final String COUNT =
            "SELECT count(*) AS portfolios FROM portfolios WHERE $1::bigint IS NULL OR portfolio_id = $1";

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    @Inject
    Ticker ticker;

    Uni<InvariantRun> all() {
        return Uni.createFrom().deferred(() -> run(null));
    }

    /// Checks one portfolio. Fails if it does not exist.
    Uni<InvariantRun> one(long portfolioId) {
        return run(portfolioId).invoke(run -> {
            if (run.portfolioCount() == 0) {
                throw Portfolio.notFound(portfolioId);
            }
        });
    }

    private Uni<InvariantRun> run(@Nullable Long portfolioId) {
        var at = clock.instant();
        long startNanos = ticker.nanos();
        return pool.withTransaction(snapshot -> snapshot.query(SNAPSHOT)
                .execute()
                .chain(() -> snapshot.query(NO_MERGES).execute())
                .chain(() -> check(snapshot, portfolioId))
                .chain(found -> count(snapshot, portfolioId)
                        .map(portfolios -> InvariantRun.of(at, millisSince(startNanos), portfolios, found))));
    }

    private static Uni<List<BrokenInvariant>> check(SqlConnection snapshot, @Nullable Long portfolioId) {
        return Multi.createFrom()
                .items(Invariant.values())
                .onItem()
                .transformToUniAndConcatenate(invariant -> snapshot.preparedQuery(invariant.sql(MAX_VIOLATIONS))
                        .execute(Tuple.of(portfolioId))
                        .map(rows -> BrokenInvariant.of(invariant, rows)))
                .collect()
                .asList();
    }

    private static Uni<Long> count(SqlConnection snapshot, @Nullable Long portfolioId) {
        return snapshot.preparedQuery(COUNT)
                .execute(Tuple.of(portfolioId))
                .map(rows -> rows.iterator().next().getLong("portfolios"));
    }

    private long millisSince(long nanos) {
        return Duration.ofNanos(ticker.nanos() - nanos).toMillis();
    }
}
