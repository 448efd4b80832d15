-- A portfolio with :trades trades of 1.00 dollar at 0.40 over the last 30 days. Each is sold at 0.50 after half a day; the last
-- ones are still open. Each market has a price every six hours. The API cannot create rows in the past.
SELECT ensure_snapshot_partitions(ARRAY(
    SELECT generate_series(now() - interval '31 days', now(), interval '1 day')));
INSERT INTO market_snapshots (market_id, timestamp, yes_price, no_price)
SELECT m.market_id, t, p.price, 1 - p.price
FROM markets m
CROSS JOIN generate_series(now() - interval '31 days', now(), interval '6 hours') t
CROSS JOIN LATERAL (SELECT (1 + (hashtext(m.market_id || t) % 49 + 49))::numeric / 100 AS price) p
ON CONFLICT DO NOTHING;

CREATE TEMPORARY TABLE deep AS
SELECT i, 'deep-' || i AS trade_id, ((i % :markets) + 1)::text AS market_id,
    now() - interval '30 days' + i * (interval '30 days' / :trades) AS bought_at,
    now() - interval '30 days' + i * (interval '30 days' / :trades) + interval '12 hours' AS sold_at
FROM generate_series(1, :trades) i;

INSERT INTO portfolios (name, strategy_type, initial_balance, current_balance, total_invested, realized_pnl, closed_pnl,
    held_shares, trade_count, open_position_count, closed_position_count, total_winning_trades, seq, created_at, max_positions)
SELECT 'deep', 'bench', 1000000, 1000000 - open + 0.25 * (:trades - open), open, 0.25 * (:trades - open), 0.25 * (:trades - open),
    2.5 * open, :trades, open, :trades - open, :trades - open, 1 + :trades + (:trades - open), now() - interval '31 days', NULL
FROM (SELECT count(*) FILTER (WHERE sold_at > now()) AS open FROM deep) counted;

CREATE TEMPORARY TABLE posted AS
SELECT row_number() OVER (ORDER BY at, i, sold) + 1 AS seq, i, at, sold
FROM (SELECT i, bought_at AS at, false AS sold FROM deep
    UNION ALL SELECT i, sold_at, true FROM deep WHERE sold_at <= now()) events;

INSERT INTO journal_entries (portfolio_id, seq, recorded_at, type, cash)
SELECT portfolio_id, 1, created_at, 'opened', initial_balance FROM portfolios WHERE name = 'deep';
INSERT INTO journal_entries (portfolio_id, seq, recorded_at, type, cash, cost, realized_pnl, shares, position_count, position_pnl, trade_id,
    market_id, price)
SELECT p.portfolio_id, b.seq, b.at, CASE WHEN b.sold THEN 'sold' ELSE 'bought' END, CASE WHEN b.sold THEN 1.25 ELSE -1 END,
    CASE WHEN b.sold THEN -1 ELSE 1 END, CASE WHEN b.sold THEN 0.25 ELSE 0 END, CASE WHEN b.sold THEN -2.5 ELSE 2.5 END,
    CASE WHEN b.sold THEN -1 ELSE 1 END, CASE WHEN b.sold THEN 0.25 END, d.trade_id, d.market_id,
    CASE WHEN b.sold THEN 0.50 ELSE 0.40 END
FROM posted b JOIN deep d ON d.i = b.i CROSS JOIN portfolios p WHERE p.name = 'deep';
INSERT INTO trades (id, portfolio_id, trade_id, timestamp, market_id, action, amount, entry_price, shares, seq)
SELECT 1000000000 + d.i, p.portfolio_id, d.trade_id, d.bought_at, d.market_id, 'buy_yes', 1, 0.40, 2.5, b.seq
FROM deep d JOIN posted b ON b.i = d.i AND NOT b.sold CROSS JOIN portfolios p WHERE p.name = 'deep';
INSERT INTO portfolio_positions (id, portfolio_id, trade_id, market_id, action, amount, entry_price, entry_timestamp, shares,
    seq, status, open_shares, cost_basis, realized_pnl, exit_price, exit_timestamp)
SELECT 1000000000 + d.i, p.portfolio_id, d.trade_id, d.market_id, 'buy_yes', 1, 0.40, d.bought_at, 2.5, b.seq,
    CASE WHEN ended THEN 'closed' ELSE 'open' END, CASE WHEN ended THEN 0 ELSE 2.5 END, CASE WHEN ended THEN 0 ELSE 1 END,
    CASE WHEN ended THEN 0.25 ELSE 0 END, CASE WHEN ended THEN 0.50 END, CASE WHEN ended THEN d.sold_at END
FROM (SELECT *, sold_at <= now() AS ended FROM deep) d
JOIN posted b ON b.i = d.i AND NOT b.sold CROSS JOIN portfolios p WHERE p.name = 'deep';
