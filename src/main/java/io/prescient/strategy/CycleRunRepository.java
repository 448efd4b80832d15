package io.prescient.strategy;

import io.prescient.strategy.StrategyAssignmentRepository.Active;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Stores the portfolios of each keyed run for 7 days, so that a retry does not include portfolios that were created
/// later.
@ApplicationScoped
public class CycleRunRepository {
    /// The update changes nothing. It makes the second of two concurrent requests wait for the row of the first.
    private static final String BEGIN = """
            WITH forgotten AS (DELETE FROM cycle_runs WHERE started_at < now() - interval '7 days' AND request_key <> $1)
            INSERT INTO cycle_runs AS r (request_key, portfolio_ids, unknown_strategy_count) VALUES ($1, $2, $3)
            ON CONFLICT (request_key) DO UPDATE SET request_key = r.request_key
            RETURNING portfolio_ids, unknown_strategy_count""";

    @Inject
    Pool pool;

    /// Returns the portfolios of the run with this key. A new key stores and returns the given ones.
    Uni<Active> of(String key, Active active) {
        return pool.preparedQuery(BEGIN)
                .execute(Tuple.of(key, active.portfolioIds().toArray(Long[]::new), active.unknownStrategyCount()))
                .map(rows -> rows.iterator().next())
                .map(row -> new Active(
                        List.of(row.getArrayOfLongs("portfolio_ids")),
                        active.wantDeviations(),
                        row.getInteger("unknown_strategy_count")));
    }
}
