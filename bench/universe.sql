-- The query of POST /v1/cycles that reads the open markets, without the past prices that momentum does not need.
SELECT m.market_id, m.liquidity, m.volume, m.volume24hr, m.yes_price, m.no_price, m.market_conviction,
    e.event_id AS known_event, coalesce(e.closed, false) AS event_closed, e.liquidity AS event_liquidity,
    e.volume AS event_volume, e.volume24hr AS event_volume24hr, e.end_date AS event_end_date
FROM markets m
LEFT JOIN events e ON e.event_id = m.event_id
WHERE m.settlement_version IS NULL AND NOT coalesce(m.closed, false) AND NOT coalesce(m.resolved, false)
    AND coalesce(m.active, true) AND NOT coalesce(m.archived, false)
ORDER BY m.volume DESC NULLS LAST, m.market_id;
