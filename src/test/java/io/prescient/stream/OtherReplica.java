package io.prescient.stream;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/// Commits changes to the database as another replica does, without this replica's knowledge.
final class OtherReplica {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private OtherReplica() {}

    /// Commits deposits of 1.00 each in one transaction.
    static void deposit(Pool pool, long portfolio, int count, String reason) {
        pool.withTransaction(tx -> tx.preparedQuery("""
                                INSERT INTO journal_entries (portfolio_id, seq, recorded_at, type, cash, reason)
                                SELECT portfolio_id, seq + n, now(), 'deposited', 1, $3
                                FROM portfolios, generate_series(1, $2) n WHERE portfolio_id = $1""")
                        .execute(Tuple.of(portfolio, count, reason))
                        .chain(() -> tx.preparedQuery("""
                                        UPDATE portfolios SET seq = seq + $2, total_deposits = total_deposits + $2,
                                            current_balance = current_balance + $2 WHERE portfolio_id = $1""").execute(Tuple.of(portfolio, count))))
                .await()
                .atMost(TIMEOUT);
    }

    /// Commits a price with a time after the newest price of the market.
    static void recordPrice(Pool pool, String market, String yes, int microsLater) {
        pool.withTransaction(tx -> tx.preparedQuery("""
                                UPDATE markets SET yes_price = $2::text::numeric, no_price = 1 - $2::text::numeric,
                                    last_price_update = last_price_update + $3 * interval '1 microsecond'
                                WHERE market_id = $1""")
                        .execute(Tuple.of(market, yes, microsLater))
                        .chain(() -> tx.preparedQuery("""
                                        INSERT INTO market_snapshots (market_id, timestamp, yes_price, no_price, source)
                                        SELECT market_id, last_price_update, yes_price, no_price, 'api' FROM markets
                                        WHERE market_id = $1""").execute(Tuple.of(market))))
                .await()
                .atMost(TIMEOUT);
    }
}
