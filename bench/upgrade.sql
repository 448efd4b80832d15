-- A large database of the replaced system: :trades trades of 1,000 portfolios, and :snapshots snapshots of 2,000 markets.

INSERT INTO portfolios (portfolio_id, name, strategy_type, initial_balance, current_balance, total_invested, trade_count, status,
    created_at, last_updated)
SELECT i, 'bot ' || i, 'momentum', 1000000, 990000, 10000, 1000, 'active', '2023-01-01', '2024-06-01'
FROM generate_series(1, 1000) i;

INSERT INTO markets (market_id, question, yes_price, no_price, last_price_update, created_at, updated_at)
SELECT 'm' || i, 'Q' || i, 0.5, 0.5, '2024-06-02', '2023-01-01', '2023-01-01' FROM generate_series(1, 2000) i;

INSERT INTO trades (id, portfolio_id, trade_id, timestamp, market_id, market_question, action, amount, entry_price, confidence,
    reason, status, realized_pnl)
SELECT i, i % 1000 + 1, 'trade_' || i, timestamp '2023-01-01' + i * interval '40 second', 'm' || (i % 2000 + 1), 'Will it?',
    'buy_yes', 10 + i % 90, 0.1 + (i % 800) / 1000.0, 0.75, 'momentum', CASE i % 2 WHEN 0 THEN 'closed' ELSE 'open' END,
    CASE i % 2 WHEN 0 THEN 1.23 END
FROM generate_series(1, :trades) i;

-- One of each 100,000 positions has no stake.
INSERT INTO portfolio_positions (id, portfolio_id, trade_id, market_id, market_question, action, amount, entry_price,
    entry_timestamp, status, realized_pnl, exit_price, exit_timestamp)
SELECT id, portfolio_id, trade_id, market_id, market_question, action, CASE WHEN id % 100000 = 0 THEN 0 ELSE amount END,
    entry_price, timestamp, status, realized_pnl, CASE status WHEN 'closed' THEN 0.6 END,
    CASE status WHEN 'closed' THEN timestamp + interval '1 day' END
FROM trades;

INSERT INTO trading_signals (id, portfolio_id, strategy_type, timestamp, market_id, action, amount, target_price, confidence,
    executed, executed_at, trade_id)
SELECT id, portfolio_id, 'momentum', timestamp, market_id, action, amount, entry_price, 0.3, true, timestamp, trade_id
FROM trades WHERE id % 4 = 0;

INSERT INTO portfolio_history (portfolio_id, snapshot_date, timestamp, balance, total_invested, total_profit_loss, total_value,
    open_positions, trade_count)
SELECT p, day, day, 1, 1, 1, 1, 1, 1
FROM generate_series(1, 1000) p, generate_series(timestamp '2023-01-01', '2023-12-31', '1 day') day;

INSERT INTO market_snapshots (id, market_id, timestamp, yes_price, no_price, volume)
SELECT i, 'm' || (i % 2000 + 1), timestamp '2023-01-01 00:00:01' + i / 2000 * interval '5 hours', 0.1 + (i % 800) / 1000.0,
    0.9 - (i % 800) / 1000.0, i
FROM generate_series(1, :snapshots) i;
