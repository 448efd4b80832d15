package io.prescient.performance;

import io.prescient.http.Times;
import io.prescient.performance.ReportingPeriod.Within;
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
            FROM portfolio_as_of($1, trim_array($2::timestamptz[], 1) || %s, NULL) e ORDER BY e.instant_index""".formatted(Within.last(4));

    @Inject
    Pool pool;

    @Inject
    LifetimeRepository lifetimes;

    Uni<EquityCurve> curve(long portfolioId, CandleInterval interval, ReportingPeriod period) {
        return lifetimes.find(portfolioId)
                .map(period::within)
                .chain(within -> points(portfolioId, SampleGrid.of(interval, period, within), within));
    }

    private Uni<EquityCurve> points(long portfolioId, SampleGrid samples, Within within) {
        return pool.preparedQuery(CURVE)
                .execute(Tuple.of(portfolioId, samples.instants(), Times.utc(within.until()), Times.utc(within.last())))
                .map(rows -> new EquityCurve(
                        portfolioId,
                        samples.interval(),
                        samples.from(),
                        samples.until(),
                        Rows.list(rows, EquityPoint::of),
                        null));
    }
}
