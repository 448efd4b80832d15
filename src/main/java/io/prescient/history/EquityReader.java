package io.prescient.history;

import io.prescient.snapshot.Interval;
import io.prescient.web.Results;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Draws the equity curve: all its points in one statement.
@ApplicationScoped
class EquityReader {
    private static final String CURVE = "SELECT * FROM portfolio_as_of($1, $2, NULL) ORDER BY n";

    @Inject
    Pool pool;

    @Inject
    Moments moments;

    Uni<EquityCurve> curve(long portfolioId, Interval interval, Period asked) {
        return moments.life(portfolioId)
                .map(life -> Grid.of(interval, asked, asked.within(life)))
                .chain(grid -> points(portfolioId, grid));
    }

    private Uni<EquityCurve> points(long portfolioId, Grid grid) {
        return pool.preparedQuery(CURVE)
                .execute(Tuple.of(portfolioId, grid.instants()))
                .map(rows -> new EquityCurve(
                        portfolioId, grid.interval(), grid.from(), grid.until(), Results.list(rows, EquityPoint::of)));
    }
}
