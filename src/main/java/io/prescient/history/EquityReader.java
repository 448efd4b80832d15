package io.prescient.history;

import io.prescient.history.Period.Within;
import io.prescient.snapshot.Interval;
import io.prescient.web.Results;
import io.prescient.web.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Draws the equity curve: all its points in one statement.
@ApplicationScoped
class EquityReader {
    private static final String CURVE = """
            SELECT least(e.at, $3::timestamptz) AS shown_at, e.*
            FROM portfolio_as_of($1, trim_array($2::timestamptz[], 1) || %s, NULL) e ORDER BY e.n""".formatted(Within.last(4));

    @Inject
    Pool pool;

    @Inject
    Moments moments;

    Uni<EquityCurve> curve(long portfolioId, Interval interval, Period asked) {
        return moments.life(portfolioId)
                .map(asked::within)
                .chain(within -> points(portfolioId, Grid.of(interval, asked, within), within));
    }

    private Uni<EquityCurve> points(long portfolioId, Grid grid, Within within) {
        return pool.preparedQuery(CURVE)
                .execute(Tuple.of(portfolioId, grid.instants(), Times.utc(within.until()), Times.utc(within.last())))
                .map(rows -> new EquityCurve(
                        portfolioId,
                        grid.interval(),
                        grid.from(),
                        grid.until(),
                        Results.list(rows, EquityPoint::of),
                        null));
    }
}
