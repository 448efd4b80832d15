package io.prescient.strategy;

import io.prescient.persistence.Columns;
import io.prescient.persistence.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/// Reads the open markets in one statement.
@ApplicationScoped
public class MarketUniverseRepository {
    private static final Duration WEEK = Duration.ofDays(7);

    private static final String OPEN_MARKETS = """
            SELECT m.market_id, m.liquidity, m.volume, m.volume24hr, m.yes_price, m.no_price, m.market_conviction,
                e.event_id AS known_event, coalesce(e.closed, false) AS event_closed, e.liquidity AS event_liquidity,
                e.volume AS event_volume, e.volume24hr AS event_volume24hr, e.end_date AS event_end_date,
                (m.yes_price - week.mean) / nullif(week.deviation, 0) AS deviation, week.points
            FROM markets m
            LEFT JOIN events e ON e.event_id = m.event_id
            LEFT JOIN LATERAL (
                SELECT avg(s.yes_price) AS mean, stddev_samp(s.yes_price) AS deviation, count(s.yes_price) AS points
                FROM market_snapshots s
                WHERE $3 AND s.market_id = m.market_id AND s.timestamp > $1 AND s.timestamp <= $2) week ON true
            WHERE m.settlement_version IS NULL AND NOT coalesce(m.closed, false) AND NOT coalesce(m.resolved, false)
                AND coalesce(m.active, true) AND NOT coalesce(m.archived, false)
            ORDER BY m.volume DESC NULLS LAST, m.market_id""";

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    /// Reads the open markets.
    ///
    /// @param withZScores whether to compute the z-scores of the last 7 days
    Uni<MarketUniverse> read(boolean withZScores) {
        var now = clock.instant();
        return pool.preparedQuery(OPEN_MARKETS)
                .execute(Tuple.of(Columns.utc(now.minus(WEEK)), Columns.utc(now), withZScores))
                .map(rows -> new MarketUniverse(now, Rows.list(rows, Candidate::of)));
    }
}
