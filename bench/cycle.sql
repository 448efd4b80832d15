-- Writes the rows of one cycle with ten signals, with one statement per table where the service sends one per row.
\set portfolio random(:first, :last)
\set key random(1000000000000000000, 9223372036854775807)

BEGIN;
SELECT seq FROM portfolios WHERE portfolio_id = :portfolio FOR NO KEY UPDATE \gset p_
SELECT FROM idempotency_keys WHERE portfolio_id = :portfolio AND request_key = :key::text;
SELECT FROM markets WHERE market_id IN (SELECT 'round-' || 10 * i FROM generate_series(991, 1000) i) ORDER BY market_id FOR KEY SHARE;

WITH signal AS (
    INSERT INTO trading_signals (id, portfolio_id, strategy_type, timestamp, market_id, market_question, action, target_price,
        amount, confidence, reason, yes_price, no_price, market_liquidity, market_volume, event_id, event_title, status, decided_at)
    SELECT nextval('trading_signals_id_seq'), :portfolio::bigint, 'momentum', now(), m.market_id, m.question, 'buy_yes', 0.78, 100, 0.28,
        'conviction 0.5600', m.yes_price, m.no_price, m.liquidity, m.volume, m.event_id, e.title, 'executed', now()
    FROM markets m JOIN events e USING (event_id)
    WHERE m.market_id IN (SELECT 'round-' || 10 * i FROM generate_series(991, 1000) i)
    RETURNING *),
numbered AS (SELECT *, row_number() OVER () AS i FROM signal),
traded AS (
    INSERT INTO trades (id, portfolio_id, trade_id, timestamp, market_id, market_question, action, amount, entry_price, shares, seq,
        confidence, reason, event_id, event_title, signal_id)
    SELECT nextval('trades_id_seq'), portfolio_id, 'bench-' || id, now(), market_id, market_question, action, amount, 0.78,
        128.205128, :p_seq + i, confidence, reason, event_id, event_title, id
    FROM numbered),
held AS (
    INSERT INTO portfolio_positions (id, portfolio_id, trade_id, market_id, market_question, action, amount, entry_price,
        entry_timestamp, shares, open_shares, cost_basis, seq, realized_pnl)
    SELECT nextval('portfolio_positions_id_seq'), portfolio_id, 'bench-' || id, market_id, market_question, action, amount, 0.78,
        now(), 128.205128, 128.205128, amount, :p_seq + i, 0
    FROM numbered),
posted AS (
    INSERT INTO journal_entries (portfolio_id, seq, recorded_at, type, cash, cost, shares, position_count, trade_id, market_id, price, request_key)
    SELECT portfolio_id, :p_seq + i, now(), 'bought', -100, 100, 128.205128, 1, 'bench-' || id, market_id, 0.78, 'bench-' || id
    FROM numbered)
INSERT INTO idempotency_keys (portfolio_id, request_key, type, fingerprint, http_status, response_body, created_at)
SELECT portfolio_id, 'bench-' || id, 'trade', :fingerprint, 201, :answer, now() FROM signal;

UPDATE portfolios SET seq = seq + 10, current_balance = current_balance - 1000, total_invested = total_invested + 1000,
    held_shares = held_shares + 1282.05128, trade_count = trade_count + 10, open_position_count = open_position_count + 10,
    last_trade_at = now(), last_updated = now()
WHERE portfolio_id = :portfolio;
INSERT INTO idempotency_keys (portfolio_id, request_key, type, fingerprint, http_status, response_body, created_at)
VALUES (:portfolio, :key::text, 'cycle', :fingerprint, 200, repeat(:answer, 10), now());
COMMIT;

INSERT INTO portfolio_history (portfolio_id, snapshot_date, timestamp, balance, total_invested, total_profit_loss, total_value,
    open_positions, trade_count)
SELECT portfolio_id, (now() AT TIME ZONE 'UTC')::date, now(), current_balance, total_invested, total_profit_loss, total_value,
    open_position_count, trade_count
FROM portfolio_values WHERE portfolio_id = :portfolio
ON CONFLICT (portfolio_id, snapshot_date) DO UPDATE SET timestamp = excluded.timestamp, balance = excluded.balance,
    total_invested = excluded.total_invested, total_profit_loss = excluded.total_profit_loss,
    total_value = excluded.total_value, open_positions = excluded.open_positions, trade_count = excluded.trade_count;
