package io.prescient.performance;

import io.prescient.persistence.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Reads the forecasts of the entry prices and the outcomes of their markets.
@ApplicationScoped
class CalibrationRepository {
    // An observation with an earlier time can arrive after the entry. It is recognized by its price: its NO price
    // is not the entry price.
    private static final String FORECASTS = """
            SELECT t.action, t.entry_price, s.outcome = 'YES' AS yes_won, count(*) AS count,
                CASE t.action WHEN 'buy_yes' THEN t.entry_price ELSE coalesce(quote.yes_price, 1 - t.entry_price) END AS forecast
            FROM trades t
            JOIN markets m ON m.market_id = t.market_id
            JOIN settlements s ON s.market_id = m.market_id AND s.version = m.settlement_version AND s.outcome IN ('YES', 'NO')
            LEFT JOIN LATERAL (
                SELECT seen.yes_price FROM mark_at(t.market_id, t.timestamp) seen
                WHERE t.action = 'buy_no' AND seen.no_price = t.entry_price) quote ON true
            WHERE t.portfolio_id = $1
            GROUP BY t.action, t.entry_price, s.outcome, forecast""";

    @Inject
    Pool pool;

    @Inject
    LifetimeRepository lifetimes;

    Uni<Calibration> read(long portfolioId) {
        return lifetimes
                .find(portfolioId)
                .chain(() -> pool.preparedQuery(FORECASTS).execute(Tuple.of(portfolioId)))
                .map(rows -> Rows.list(rows, Forecast::of))
                .map(forecasts -> Calibration.of(portfolioId, new ForecastScores(forecasts)));
    }
}
