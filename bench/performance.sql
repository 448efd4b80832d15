-- The two queries of GET /v1/portfolios/{id}/performance.
\set portfolio :first
SELECT * FROM portfolio_as_of(:portfolio, valuation_instants(:portfolio, (SELECT recorded_at FROM journal_entries WHERE portfolio_id = :portfolio AND seq = 1), now(), 'infinity'), NULL) ORDER BY instant_index;

WITH lots AS (
    SELECT j.trade_id, min(j.market_id) AS market_id, sum(j.shares) = 0 AS ended, sum(j.realized_pnl) AS profit,
        min(j.recorded_at) FILTER (WHERE j.type = 'bought') AS bought_at, max(j.recorded_at) AS changed_at,
        sum(j.realized_pnl) FILTER (WHERE j.recorded_at > '1970-01-01Z') AS realized_pnl
    FROM journal_entries j
    WHERE j.portfolio_id = :portfolio AND j.recorded_at <= now() AND j.trade_id IS NOT NULL
    GROUP BY j.trade_id
    HAVING max(j.recorded_at) > '1970-01-01Z'),
counted AS (
                SELECT l.*, l.ended AND l.changed_at > '1970-01-01Z' AS counts, t.strategy_type
                FROM lots l
                CROSS JOIN LATERAL (SELECT x.strategy_type FROM trades x
                    WHERE x.portfolio_id = :portfolio AND x.trade_id = l.trade_id LIMIT 1) t)
SELECT grouping(market_id, strategy_type) AS level, market_id, strategy_type,
    count(DISTINCT market_id) AS markets, count(*) FILTER (WHERE bought_at > '1970-01-01Z') AS trades,
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
LIMIT 201;
