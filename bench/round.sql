-- 10,000 open markets in 500 events, of which momentum picks every tenth, and 100 portfolios with this strategy.
INSERT INTO events (event_id, title, liquidity, volume)
SELECT 'round-' || e, 'Event of the round ' || e, 20000, 100000 FROM generate_series(1, 500) e;
INSERT INTO markets (market_id, event_id, question, liquidity, volume, volume24hr, yes_price, no_price, last_price_update)
SELECT 'round-' || m, 'round-' || (m % 500 + 1), 'Will it be market ' || m || ' of the round?', 20000, 50000 + m, 1000,
    p.price, 1 - p.price, now()
FROM generate_series(1, 10000) m
CROSS JOIN LATERAL (SELECT CASE WHEN m % 10 = 0 THEN 0.78 ELSE (m % 50)::numeric / 100 + 0.01 END AS price) p;
INSERT INTO portfolios (name, strategy_type, initial_balance, current_balance, seq, max_positions)
SELECT 'round-' || p, 'momentum', 1000000, 1000000, 1, NULL FROM generate_series(1, 100) p;
INSERT INTO journal_entries (portfolio_id, seq, recorded_at, type, cash)
SELECT portfolio_id, 1, created_at, 'opened', initial_balance FROM portfolios WHERE strategy_type = 'momentum';
