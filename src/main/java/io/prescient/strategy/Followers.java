package io.prescient.strategy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/// Finds the portfolios that follow a strategy of ours.
@ApplicationScoped
public class Followers {
    private static final String ACTIVE =
            "SELECT portfolio_id, strategy_type FROM portfolios WHERE status = 'active' ORDER BY portfolio_id";

    @Inject
    Pool pool;

    @Inject
    Strategies strategies;

    /// @param foreign how many follow a strategy that is not known here
    record Active(List<Long> portfolioIds, boolean wantDeviations, int foreign) {}

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
