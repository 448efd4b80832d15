package io.prescient.snapshot;

import io.prescient.persistence.Columns;
import io.prescient.persistence.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Aggregates observations into candles.
@ApplicationScoped
public class CandleRepository {
    // Rows with a cleared price are ignored. The first and the last price are read by primary key, which avoids a list
    // of all prices for each candle.
    private static final String CANDLES = """
            WITH candles AS (
                SELECT date_bin($2 * interval '1 second', timestamp, 'epoch') AS start, min(timestamp) AS first,
                    max(timestamp) AS last, max(yes_price) AS high, min(yes_price) AS low, count(*) AS count
                FROM market_snapshots
                WHERE market_id = $1 AND timestamp >= $3 AND timestamp < $4 AND yes_price IS NOT NULL
                GROUP BY 1)
            SELECT c.start, c.high, c.low, c.count,
                (SELECT yes_price FROM market_snapshots WHERE market_id = $1 AND timestamp = c.first) AS open,
                (SELECT yes_price FROM market_snapshots WHERE market_id = $1 AND timestamp = c.last) AS close
            FROM candles c
            ORDER BY c.start""";

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    @Inject
    SnapshotRepository snapshots;

    /// Returns the candles and the gaps of a range; see {@link TimeRange#of} for the defaults and bounds. It fails with
    /// `market_not_found` if the market does not exist.
    public Uni<Candles> candles(
            String marketId, CandleInterval interval, @Nullable Instant from, @Nullable Instant until) {
        var range = TimeRange.of(interval, from, until, clock.instant());
        return pool.preparedQuery(CANDLES)
                .execute(Tuple.of(
                        marketId, (double) interval.seconds, Columns.utc(range.from()), Columns.utc(range.until())))
                .map(rows -> Rows.list(rows, Candle::of))
                .call(candles -> candles.isEmpty()
                        ? snapshots.requireMarket(marketId)
                        : Uni.createFrom().voidItem())
                .map(candles -> Candles.of(marketId, range, candles));
    }
}
