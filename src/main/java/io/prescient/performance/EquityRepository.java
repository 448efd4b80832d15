package io.prescient.performance;

import io.prescient.persistence.Columns;
import io.prescient.persistence.Rows;
import io.prescient.snapshot.CandleInterval;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Reads all points of an equity curve in one statement.
@ApplicationScoped
class EquityRepository {
    private static final String CURVE = """
            SELECT least(e.as_of, $3::timestamptz) AS shown_at, e.*
            FROM portfolio_as_of($1, $2::timestamptz[] || CASE WHEN $4 THEN ARRAY['infinity'::timestamptz] END, NULL) e
            ORDER BY e.instant_index""";

    @Inject
    Pool pool;

    @Inject
    LifetimeRepository lifetimes;

    Uni<EquityCurve> curve(long portfolioId, CandleInterval interval, ReportingPeriod period) {
        return lifetimes
                .find(portfolioId)
                .map(period::within)
                .chain(within -> points(portfolioId, SampleGrid.of(interval, period, within)));
    }

    private Uni<EquityCurve> points(long portfolioId, SampleGrid samples) {
        return pool.preparedQuery(CURVE)
                .execute(Tuple.of(portfolioId, samples.instants(), Columns.utc(samples.until()), samples.untilNow()))
                .map(rows -> new EquityCurve(
                        portfolioId,
                        samples.interval(),
                        samples.from(),
                        samples.until(),
                        Rows.list(rows, EquityPoint::of),
                        null));
    }
}
