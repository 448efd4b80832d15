-- Rows of each table that only the newest version can hold, added to an adopted database.

INSERT INTO events (event_id, title, volume24hr, created_at, updated_at, source_updated_at, source_checked_at)
VALUES ('e10', 'Football', 77.70, '2025-01-01', '2025-01-01', '2025-01-30 00:00:00+00', '2025-01-31 00:00:00+00');

INSERT INTO markets (market_id, event_id, question, closed, resolved, yes_price, no_price, last_price_update, settlement_version,
    created_at, updated_at, source_updated_at)
VALUES ('m10', 'e10', 'Home?', false, false, 0.55, 0.40, '2025-02-01 00:00:00+00', NULL, '2025-01-01', '2025-01-01',
        '2025-01-30 00:00:00+00'),
    ('m11', 'e10', 'Away?', true, true, 0.02, 0.98, '2025-01-31 12:00:00+00', 2, '2025-01-01', '2025-01-01', NULL),
    -- Markets whose price was cleared after its last observation: with an observation of that (m12), and without (m13).
    ('m12', 'e10', 'Draw?', false, false, NULL, NULL, '2025-01-31 13:00:00+00', NULL, '2025-01-01', '2025-01-01', NULL),
    ('m13', 'e10', 'Rain?', false, false, NULL, NULL, '2025-01-31 12:00:00+00', NULL, '2025-01-01', '2025-01-01', NULL);

SELECT ensure_snapshot_partitions(ARRAY['2025-01-15', '2025-02-15']::timestamptz[]);
INSERT INTO market_snapshots (market_id, timestamp, yes_price, no_price, liquidity, source)
VALUES ('m10', '2025-01-31 23:59:59.999999+00', 0.50, 0.45, 10.00, 'api'), ('m10', '2025-02-01 00:00:00+00', 0.55, 0.40, NULL, NULL),
    ('m11', '2025-01-31 12:00:00+00', 0.02, 0.98, NULL, NULL), ('m12', '2025-01-31 12:00:00+00', 0.30, 0.70, NULL, NULL),
    ('m12', '2025-01-31 13:00:00+00', NULL, NULL, NULL, 'api'), ('m13', '2025-01-31 12:00:00+00', 0.30, 0.70, NULL, NULL);

-- 1000.00 + 200.00 - 50.00 + profit 33.04 - invested 126.97 = 1056.07
INSERT INTO portfolios (portfolio_id, name, strategy_type, initial_balance, total_deposits, total_withdrawals, realized_pnl,
    total_invested, current_balance, closed_pnl, open_position_count, closed_position_count, total_winning_trades, trade_count, held_shares,
    seq, created_at, last_updated, last_trade_at)
VALUES (10, 'live', 'momentum', 1000.00, 200.00, 50.00, 33.04, 126.97, 1056.07, 30.00, 2, 2, 2, 4, 523.222222,
        12, '2025-01-01 00:00:00+00', '2025-01-12 00:00:00+00', '2025-01-12 00:00:00+00'),
    -- Its positions imply everything except that it was opened.
    (11, 'fresh', 'mean_reversion', 10.00, 0, 0, 0, 0, 10.00, 0, 0, 0, 0, 0, 0,
        1, '2025-01-01 00:00:00+00', '2025-01-01 00:00:00+00', NULL);

INSERT INTO journal_entries (portfolio_id, seq, recorded_at, type, cash, cost, realized_pnl, shares, position_count, position_pnl, trade_id,
    market_id, price, settlement_version, request_key)
VALUES (10, 1, '2025-01-01 00:00:00+00', 'opened', 1000.00, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL),
    (10, 2, '2025-01-02 00:00:00+00', 'deposited', 200.00, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, 'in'),
    (10, 3, '2025-01-03 00:00:00+00', 'bought', -100.00, 100.00, 0, 333.333333, 1, NULL, 'a', 'm10', 0.30, NULL, 'a'),
    (10, 4, '2025-01-04 00:00:00+00', 'sold', 6.07, -3.03, 3.04, -10.111111, 0, NULL, 'a', 'm10', 0.60, NULL, 'part'),
    (10, 5, '2025-01-05 00:00:00+00', 'bought', -80.00, 80.00, 0, 100, 1, NULL, 'b', 'm11', 0.80, NULL, 'b'),
    (10, 6, '2025-01-06 00:00:00+00', 'settled', 0, -80.00, -80.00, -100, -1, -80.00, 'b', 'm11', 0, 1, NULL),
    (10, 7, '2025-01-07 00:00:00+00', 'reversed', 0, 80.00, 80.00, 100, 1, -80.00, 'b', 'm11', NULL, 1, NULL),
    (10, 8, '2025-01-08 00:00:00+00', 'settled', 100.00, -80.00, 20.00, -100, -1, 20.00, 'b', 'm11', 1, 2, NULL),
    (10, 9, '2025-01-09 00:00:00+00', 'bought', -60.00, 60.00, 0, 100, 1, NULL, 'c', 'm10', 0.60, NULL, 'c'),
    (10, 10, '2025-01-10 00:00:00+00', 'sold', 70.00, -60.00, 10.00, -100, -1, 10.00, 'c', 'm10', 0.70, NULL, 'all'),
    (10, 11, '2025-01-11 00:00:00+00', 'withdrawn', -50.00, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, 'out'),
    (10, 12, '2025-01-12 00:00:00+00', 'bought', -30.00, 30.00, 0, 100, 1, NULL, 'd', 'm10', 0.30, NULL, 'd'),
    (11, 1, '2025-01-01 00:00:00+00', 'opened', 10.00, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL);

-- The strategy of b is not the one of its portfolio, and it has no signal.
INSERT INTO trades (id, portfolio_id, trade_id, timestamp, market_id, action, amount, entry_price, shares, seq, signal_id,
    strategy_type, confidence, reason)
VALUES (1001, 10, 'a', '2025-01-03 00:00:00+00', 'm10', 'buy_yes', 100.00, 0.30, 333.333333, 3, NULL, 'momentum', 0.2000, 'cheap'),
    (1002, 10, 'b', '2025-01-05 00:00:00+00', 'm11', 'buy_no', 80.00, 0.80, 100, 5, NULL, 'manual', NULL, NULL),
    (1003, 10, 'c', '2025-01-09 00:00:00+00', 'm10', 'buy_yes', 60.00, 0.60, 100, 9, 1001, 'mean_reversion', NULL, NULL),
    (1004, 10, 'd', '2025-01-12 00:00:00+00', 'm10', 'buy_no', 30.00, 0.30, 100, 12, 1002, 'momentum', NULL, NULL);

INSERT INTO portfolio_positions (id, portfolio_id, trade_id, market_id, action, amount, entry_price, entry_timestamp, seq, status,
    shares, open_shares, cost_basis, realized_pnl, exit_price, exit_timestamp, settled_shares, settled_cost, payout,
    settlement_version)
VALUES (1001, 10, 'a', 'm10', 'buy_yes', 100.00, 0.30, '2025-01-03 00:00:00+00', 3, 'open', 333.333333, 323.222222, 96.97, 3.04,
        NULL, NULL, 0, 0, 0, 0),
    (1002, 10, 'b', 'm11', 'buy_no', 80.00, 0.80, '2025-01-05 00:00:00+00', 5, 'settled', 100, 0, 0, 20.00,
        1, '2025-01-08 00:00:00+00', 100, 80.00, 100.00, 2),
    (1003, 10, 'c', 'm10', 'buy_yes', 60.00, 0.60, '2025-01-09 00:00:00+00', 9, 'closed', 100, 0, 0, 10.00,
        0.70, '2025-01-10 00:00:00+00', 0, 0, 0, 0),
    (1004, 10, 'd', 'm10', 'buy_no', 30.00, 0.30, '2025-01-12 00:00:00+00', 12, 'open', 100, 100, 30.00, 0,
        NULL, NULL, 0, 0, 0, 0);

INSERT INTO settlements (market_id, version, outcome, yes_payout, evidence, created_at, completed_at, positions_settled)
VALUES ('m11', 1, 'YES', 1, NULL, '2025-01-06 00:00:00+00', '2025-01-06 00:00:00+00', 1),
    ('m11', 2, 'NO', 0, '{"source": "referee"}', '2025-01-08 00:00:00+00', '2025-01-08 00:00:00+00', 1);

INSERT INTO trading_signals (id, portfolio_id, strategy_type, timestamp, market_id, action, amount, target_price, status,
    decided_at, expires_at, trade_id, code, detail)
VALUES (1001, 10, 'mean_reversion', '2025-01-09 00:00:00+00', 'm10', 'buy_yes', 60.00, 0.60, 'executed', '2025-01-09 00:00:00+00',
        '2025-02-01 00:00:00+00', 'c', NULL, NULL),
    (1002, 10, 'momentum', '2025-01-12 00:00:00+00', 'm10', 'buy_no', 30.00, 0.30, 'executed', '2025-01-12 00:00:00+00',
        NULL, 'd', NULL, NULL),
    (1003, 10, 'momentum', '2025-01-12 00:00:00+00', 'm10', 'buy_no', 31.00, NULL, 'pending', NULL, NULL, NULL, NULL, NULL),
    (1004, 10, 'momentum', '2025-01-12 00:00:00+00', 'm10', 'buy_no', 9999.00, NULL, 'rejected', '2025-01-12 00:00:00+00', NULL,
        NULL, 'insufficient_cash', 'Too little cash'),
    (1005, 10, 'momentum', '2025-01-12 00:00:00+00', 'm10', 'buy_no', 32.00, NULL, 'expired', '2025-01-13 00:00:00+00',
        '2025-01-12 12:00:00+00', NULL, NULL, NULL);
INSERT INTO archived_signals (id, portfolio_id, strategy_type, timestamp, market_id, action, amount, status, decided_at, expires_at)
VALUES (900, 10, 'momentum', '2024-12-12 00:00:00+00', 'm10', 'buy_no', 33.00, 'executed', '2024-12-12 00:00:01+00', NULL),
    (901, 10, '', '2024-12-13 00:00:00+00', 'm10', 'buy_no', 34.00, 'expired', '2024-12-14 00:00:00+00', '2024-12-14 00:00:00+00');

INSERT INTO portfolio_history (id, portfolio_id, snapshot_date, timestamp, balance, total_invested, total_profit_loss, total_value,
    open_positions, trade_count, highest_profit_loss, max_drawdown_amount)
VALUES (1001, 10, '2025-01-07', '2025-01-07 23:00:00+00', 1026.07, 176.97, 3.04, 1203.04, 2, 2, 40.00, 36.96),
    (1002, 10, '2025-01-08', '2025-01-08 23:00:00+00', 1126.07, 96.97, 23.04, 1223.04, 1, 2, NULL, 0);

INSERT INTO idempotency_keys (portfolio_id, request_key, type, fingerprint, http_status, response_body, created_at)
VALUES (10, 'a', 'trade', 'f', 201, '{}', '2025-01-03 00:00:00+00'), (10, 'part', 'close', 'f', 200, '{}', '2025-01-04 00:00:00+00'),
    (10, 'in', 'deposit', 'f', 200, '{}', '2025-01-02 00:00:00+00'), (10, 'round', 'cycle', 'f', 200, '{}', '2025-01-12 00:00:00+00'),
    (10, 'late', 'cancellation', '', 409, '{}', '2025-01-13 00:00:00+00');

INSERT INTO imports (source, status, started_at, heartbeat_at, finished_at)
VALUES ('body', 'finished', '2025-01-01', '2025-01-01', '2025-01-01');
INSERT INTO settlement_proposals (market_id, outcome, yes_payout, evidence, import_id, proposed_at)
SELECT 'm12', 'SPLIT', 0.50, '{}', import_id, '2025-02-02 00:00:00+00' FROM imports;

INSERT INTO job_locks (job, due_at, locked_at) VALUES ('cycles', '2025-01-12 00:00:00+00', '2025-01-12 00:00:00+00');
INSERT INTO cycle_runs (request_key, portfolio_ids, unknown_strategy_count, started_at)
VALUES ('round', '{10}', 0, '2025-01-12 00:00:00+00');

-- Quarantined rows whose portfolio was deleted later.
INSERT INTO quarantine (source_table, source_row, reason)
VALUES ('trades', '{"id": 500, "portfolio_id": 99, "trade_id": "z"}', 'another trade has this trade id'),
    ('trading_signals', '{"id": 500, "portfolio_id": 99}', 'portfolio, market, action, amount or price is missing or out of range');
