package io.prescient.strategy;

import io.prescient.portfolio.Portfolio;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/// Reads which portfolios use which strategy.
@ApplicationScoped
public class StrategyAssignmentRepository {
    private static final String ACTIVE =
            "SELECT portfolio_id, strategy_type FROM portfolios WHERE status = 'active' ORDER BY portfolio_id";

    private static final String ONE =
            "SELECT strategy_type, strategy_config::text AS config FROM portfolios WHERE portfolio_id = $1";

    @Inject
    Pool pool;

    @Inject
    Strategies strategies;

    /// The active portfolios with a known strategy, in order of id.
    ///
    /// @param wantDeviations whether one of their strategies needs z-scores
    /// @param unknownStrategyCount number of active portfolios with an unknown strategy
    record Active(List<Long> portfolioIds, boolean wantDeviations, int unknownStrategyCount) {}

    /// The strategy of one portfolio and its configuration as a JSON object.
    record Follower(Strategy<?> strategy, String config) {}

    /// Returns the strategy of a portfolio. It fails with `portfolio_not_found` or `strategy_unknown`.
    Uni<Follower> one(long portfolioId) {
        return pool.preparedQuery(ONE).execute(Tuple.of(portfolioId)).map(rows -> {
            if (rows.size() == 0) {
                throw Portfolio.notFound(portfolioId);
            }
            var row = rows.iterator().next();
            return new Follower(strategies.named(row.getString("strategy_type")), row.getString("config"));
        });
    }

    Uni<Active> active() {
        return pool.query(ACTIVE).execute().map(rows -> {
            var ids = new ArrayList<Long>();
            boolean deviations = false;
            for (var row : rows) {
                var strategy = strategies.find(row.getString("strategy_type"));
                if (strategy.isPresent()) {
                    ids.add(row.getLong("portfolio_id"));
                    deviations |= strategy.get().wantsDeviations();
                }
            }
            return new Active(ids, deviations, rows.size() - ids.size());
        });
    }
}
