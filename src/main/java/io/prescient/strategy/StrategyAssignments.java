package io.prescient.strategy;

import io.prescient.portfolio.Portfolio;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/// Finds out which portfolios follow which strategy.
@ApplicationScoped
public class StrategyAssignments {
    private static final String ACTIVE =
            "SELECT portfolio_id, strategy_type FROM portfolios WHERE status = 'active' ORDER BY portfolio_id";

    private static final String ONE =
            "SELECT strategy_type, strategy_config::text AS config FROM portfolios WHERE portfolio_id = $1";

    @Inject
    Pool pool;

    @Inject
    Strategies strategies;

    /// @param foreign how many follow a strategy that is not known here
    record Active(List<Long> portfolioIds, boolean wantDeviations, int foreign) {}

    /// What one portfolio follows, and its configuration as JSON.
    record Follower(Strategy<?> strategy, String config) {}

    /// Fails if there is no such portfolio, or if its strategy is not known here.
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
