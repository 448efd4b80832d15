package io.prescient.snapshot;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.StreamSupport;

/// Draws candles from observations.
@ApplicationScoped
public class CandleReader {
    // The first and the last price are fetched by their keys: nothing is sorted however many observations there are.
    private static final String CANDLES = """
            WITH candles AS (
                SELECT date_bin($2 * interval '1 second', timestamp, 'epoch') AS start, min(timestamp) AS first,
                    max(timestamp) AS last, max(yes_price) AS high, min(yes_price) AS low, count(*) AS count
                FROM market_snapshots
                WHERE market_id = $1 AND timestamp >= $3 AND timestamp < $4
                GROUP BY 1)
            SELECT c.start, first.yes_price AS open, c.high, c.low, last.yes_price AS close, c.count
            FROM candles c
            JOIN market_snapshots first ON first.market_id = $1 AND first.timestamp = c.first
            JOIN market_snapshots last ON last.market_id = $1 AND last.timestamp = c.last
            ORDER BY c.start""";

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    @Inject
    SnapshotReader snapshots;

    public Uni<Candles> candles(String marketId, Interval interval, Instant from, Instant until) {
        var range = Range.of(interval, from, until, clock.instant());
        return pool.preparedQuery(CANDLES)
                .execute(Tuple.of(
                        marketId, (double) interval.seconds, Columns.utc(range.from()), Columns.utc(range.until())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Candle::of)
                        .toList())
                .call(candles -> candles.isEmpty()
                        ? snapshots.requireMarket(marketId)
                        : Uni.createFrom().voidItem())
                .map(candles -> Candles.of(marketId, range, candles));
    }
}
