package io.prescient.performance;

import io.prescient.performance.Performance.OfMarket;
import io.prescient.performance.Performance.OfStrategy;
import io.prescient.performance.ReportingPeriod.Within;
import io.prescient.persistence.Columns;
import io.prescient.persistence.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/// Reads the data of the performance metrics: the valuation instants in one statement, the trades in another.
@ApplicationScoped
class PerformanceRepository {
    private static final int MAX_MARKETS = 100;
    private static final int MAX_STRATEGIES = 100;

    // The values of `grouping()`: a bit is set for each column that a row is aggregated over.
    private static final int ONE_STRATEGY = 2;
    private static final int ONE_MARKET = 1;

    private static final String INSTANTS = """
            SELECT CASE WHEN e.as_of < $3 THEN greatest(e.as_of, $5::timestamptz) ELSE $6::timestamptz END AS shown_at, e.*
            FROM portfolio_as_of($1, valuation_instants($1, $2, $3, %s), NULL) e ORDER BY e.instant_index""".formatted(Within.last(4));

    // $2 is the last instant before the period. The first row covers all trades, the next ones one strategy each, then
    // one market each. A position is closed
    // if no shares are left at the end of the period.
    private static final String TRADES = """
            WITH lots AS (
                SELECT j.trade_id, min(j.market_id) AS market_id, sum(j.shares) = 0 AS ended, sum(j.realized_pnl) AS profit,
                    min(j.recorded_at) FILTER (WHERE j.type = 'bought') AS bought_at, max(j.recorded_at) AS changed_at,
                    sum(j.realized_pnl) FILTER (WHERE j.recorded_at > $2) AS realized_pnl
                FROM journal_entries j
                WHERE j.portfolio_id = $1 AND j.recorded_at <= %s AND j.trade_id IS NOT NULL
                GROUP BY j.trade_id
                HAVING max(j.recorded_at) > $2),
            counted AS (
                SELECT l.*, l.ended AND l.changed_at > $2 AS counts, t.strategy_type
                FROM lots l
                CROSS JOIN LATERAL (SELECT x.strategy_type FROM trades x
                    WHERE x.portfolio_id = $1 AND x.trade_id = l.trade_id LIMIT 1) t)
            SELECT grouping(market_id, strategy_type) AS level, market_id, strategy_type,
                count(DISTINCT market_id) AS markets, count(*) FILTER (WHERE bought_at > $2) AS trades,
                count(*) FILTER (WHERE counts) AS closed,
                count(*) FILTER (WHERE counts AND profit > 0) AS winners,
                count(*) FILTER (WHERE counts AND profit < 0) AS losers,
                coalesce(sum(profit) FILTER (WHERE counts AND profit > 0), 0) AS won,
                coalesce(sum(profit) FILTER (WHERE counts AND profit < 0), 0) AS lost,
                coalesce(sum(realized_pnl), 0) AS realized_pnl,
                extract(epoch FROM avg(changed_at - bought_at) FILTER (WHERE counts))::bigint AS holding_seconds
            FROM counted
            GROUP BY GROUPING SETS ((), (strategy_type), (market_id))
            ORDER BY level DESC, abs(coalesce(sum(realized_pnl), 0)) DESC, market_id, strategy_type
            LIMIT %d""".formatted(Within.last(3), 1 + MAX_STRATEGIES + MAX_MARKETS);

    @Inject
    Pool pool;

    @Inject
    LifetimeRepository lifetimes;

    Uni<Performance> read(long portfolioId, ReportingPeriod period) {
        return lifetimes
                .find(portfolioId)
                .map(period::within)
                .chain(within -> instants(portfolioId, within)
                        .chain(instants -> trades(portfolioId, within).map(rows -> view(portfolioId, instants, rows))));
    }

    private Uni<List<ValuationInstant>> instants(long portfolioId, Within within) {
        return pool.preparedQuery(INSTANTS)
                .execute(Tuple.of(
                        portfolioId,
                        Columns.utc(within.start()),
                        Columns.utc(within.untilNow() ? within.until() : within.last()),
                        Columns.utc(within.last()),
                        Columns.utc(within.from()),
                        Columns.utc(within.until())))
                .map(rows -> Rows.list(rows, ValuationInstant::of));
    }

    /// Trades at the instant at which the portfolio was opened belong to the whole life, so a period that begins
    /// there includes them.
    private Uni<List<Row>> trades(long portfolioId, Within within) {
        var after = within.whole() ? Instant.EPOCH : within.start();
        return pool.preparedQuery(TRADES)
                .execute(Tuple.of(portfolioId, Columns.utc(after), Columns.utc(within.last())))
                .map(rows -> Rows.stream(rows).toList());
    }

    private static Performance view(long portfolioId, List<ValuationInstant> instants, List<Row> trades) {
        var twr = new TimeWeightedReturn(instants);
        var returns = Returns.of(instants);
        var all = TradeStatistics.of(trades.getFirst());
        return new Performance(
                portfolioId,
                twr.first().at(),
                twr.last().at(),
                instants.size(),
                twr.first().equity(),
                twr.last().equity(),
                twr.paidIn(),
                twr.paidOut(),
                twr.profit(),
                returns,
                all,
                trades.stream()
                        .filter(row -> row.getInteger("level") == ONE_MARKET)
                        .limit(MAX_MARKETS)
                        .map(row -> new OfMarket(row.getString("market_id"), TradeStatistics.of(row)))
                        .toList(),
                trades.getFirst().getLong("markets"),
                trades.stream()
                        .filter(row -> row.getInteger("level") == ONE_STRATEGY)
                        .map(row -> new OfStrategy(row.getString("strategy_type"), TradeStatistics.of(row)))
                        .toList(),
                all.explain(returns.explain(new MetricNotes())).reasons());
    }
}
