package io.prescient.strategy;

import io.prescient.strategy.StrategyAssignments.Active;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Remembers for a week which portfolios a round is for, so that a retry does not draw in those that were opened since.
@ApplicationScoped
public class CycleRunRepository {
    /// The update changes nothing; it lets the second of two that race wait for the first one's row.
    private static final String BEGIN = """
            WITH forgotten AS (DELETE FROM cycle_runs WHERE started_at < now() - interval '7 days' AND request_key <> $1)
            INSERT INTO cycle_runs AS r (request_key, portfolio_ids, unknown_strategy_count) VALUES ($1, $2, $3)
            ON CONFLICT (request_key) DO UPDATE SET request_key = r.request_key
            RETURNING portfolio_ids, unknown_strategy_count""";

    @Inject
    Pool pool;

    /// The portfolios of the round with this key: these, if there was none yet.
    Uni<Active> of(String key, Active now) {
        return pool.preparedQuery(BEGIN)
                .execute(Tuple.of(key, now.portfolioIds().toArray(Long[]::new), now.foreign()))
                .map(rows -> rows.iterator().next())
                .map(row -> new Active(
                        List.of(row.getArrayOfLongs("portfolio_ids")),
                        now.wantDeviations(),
                        row.getInteger("unknown_strategy_count")));
    }
}
