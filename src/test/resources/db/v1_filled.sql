-- A filled database of the replaced system, with valid and invalid rows.

INSERT INTO portfolios (portfolio_id, name, strategy_type, initial_balance, current_balance, total_invested,
    total_profit_loss, trade_count, status, created_at, last_updated, strategy_config, max_position_size,
    max_total_exposure, max_positions, total_trades_executed, total_winning_trades, total_losing_trades, last_trade_at)
VALUES
    -- 1000.00 + profit 15.00 - invested 140.00 = 875.00, which is 25.00 more than the stored balance.
    (1, 'steady', 'momentum', 1000.00, 850.00, 999.00, 5.00, 3, 'active', '2024-01-01 00:00:00', '2024-03-12 08:00:00',
        '{"min_confidence": 0.75}', 200.00, 500.00, 20, 0, 77, 0, NULL),
    -- 500.00 + 6.00 - 125.00 = 381.00, which is 51.00 more than the stored balance.
    (2, 'seconds', 'momentum', 500.00, 330.00, NULL, NULL, NULL, NULL, NULL, '2024-02-01 12:00:00', NULL, NULL, NULL, NULL,
        NULL, NULL, NULL, NULL),
    -- No trades, but a balance of 10.00.
    (3, 'idle', 'other', 0.00, 10.00, 0, 0, 0, 'closed', '2024-01-02 03:04:05.678901', NULL, '[1]', -5.00, NULL, -1,
        0, 0, 0, '2024-01-02 03:04:06');
SELECT setval('portfolios_portfolio_id_seq', 3);

INSERT INTO portfolio_positions (id, portfolio_id, trade_id, market_id, market_question, action, amount, entry_price,
    entry_timestamp, status, current_pnl, realized_pnl, exit_price, exit_timestamp)
VALUES
    (1, 1, 't1', 'm1', 'Rain?', 'buy_no', 100.00, 0.80, '2024-03-10 02:30:00', 'open', 12.50, NULL, NULL, NULL),
    (2, 1, 't2', 'm1', 'Rain?', 'buy_yes', 50.00, 0.25, '2024-03-10 03:00:00', 'closed', 0, 30.00, 0.40, '2024-03-11 00:00:00'),
    (3, 1, 't3', 'm2', 'Snow?', 'buy_yes', 60.00, 0.30, '2024-03-10 03:00:01', 'closed', 0, -20.00, 0.20, '2024-03-11 00:00:01'),
    -- Without a stored profit: 33.333333 * 0.45 = 14.99999985, so 15.00 - 10.00.
    (4, 1, 't4', 'm2', 'Snow?', 'buy_yes', 10.00, 0.30, '2024-03-10 03:00:02', 'closed', 7.00, NULL, 0.45, '2024-03-11 00:00:02'),
    (5, 1, 't5', 'm2', 'Snow?', 'buy_yes', 20.00, 0.50, '2024-03-10 03:00:03', 'closed', 0, 0.00, 0.50, '2024-03-11 00:00:03'),
    (6, 1, 't6', 'gone', NULL, 'buy_yes', 40.00, 0.40, NULL, NULL, NULL, NULL, NULL, NULL),
    (10, 2, 'trade_1706781600', 'm1', 'Rain?', 'buy_yes', 100.00, 0.50, '2024-02-01 10:00:00', 'open', 0, NULL, NULL, NULL),
    (11, 2, 'trade_1706781600', 'm2', 'Snow?', 'buy_yes', 70.00, 0.70, '2024-02-01 10:00:00', 'open', 0, NULL, NULL, NULL),
    (12, 2, NULL, 'm1', 'Rain?', 'buy_no', 25.00, 0.50, '2024-02-01 10:00:01', 'open', 0, NULL, NULL, NULL),
    (13, 2, 'b13', 'm1', NULL, 'buy_yes', 10.00, 0.00, '2024-02-01 10:00:02', 'open', 0, NULL, NULL, NULL),
    (14, 2, 'b14', 'm1', NULL, 'buy_yes', 10.00, 1.00, '2024-02-01 10:00:02', 'open', 0, NULL, NULL, NULL),
    (15, 2, 'b15', 'm1', NULL, 'buy_yes', 10.00, NULL, '2024-02-01 10:00:02', 'open', 0, NULL, NULL, NULL),
    (16, 2, 'b16', 'm1', NULL, 'buy_yes', 0.00, 0.50, '2024-02-01 10:00:02', 'open', 0, NULL, NULL, NULL),
    (17, 2, 'b17', 'm1', NULL, 'buy_yes', 'NaN', 0.50, '2024-02-01 10:00:02', 'open', 0, NULL, NULL, NULL),
    (18, 2, 'b18', 'm1', NULL, 'sell', 10.00, 0.50, '2024-02-01 10:00:02', 'open', 0, NULL, NULL, NULL),
    (19, 2, 'b19', NULL, NULL, 'buy_yes', 10.00, 0.50, '2024-02-01 10:00:02', 'open', 0, NULL, NULL, NULL);
SELECT setval('portfolio_positions_id_seq', 19);

INSERT INTO trades (id, portfolio_id, trade_id, timestamp, market_id, market_question, action, amount, entry_price,
    confidence, reason, status, event_id, event_title, event_end_date, current_pnl, realized_pnl)
VALUES
    (1, 1, 't1', '2024-03-10 02:30:00', 'm1', 'Rain?', 'buy_no', 100.00, 0.80, 0.7500, 'momentum', 'open', 'e1', 'Weather', '2024-12-31 23:59:59', 0, NULL),
    (2, 1, 't2', '2024-03-10 03:00:00', 'm1', 'Rain?', 'buy_yes', 50.00, 0.25, 7.5, NULL, 'closed', NULL, NULL, NULL, 0, 30.00),
    -- t3 has a position only. The trade of t4 differs from its position, so the position is used.
    (4, 1, 't4', '2024-03-10 03:00:02', 'm2', 'Snow?', 'buy_yes', 11.00, 0.33, NULL, NULL, 'closed', NULL, NULL, NULL, 0, NULL),
    (5, 1, 't5', '2024-03-10 03:00:03', 'm2', 'Snow?', 'buy_yes', 20.00, 0.50, NULL, NULL, 'closed', NULL, NULL, NULL, 0, 0.00),
    (6, 1, 't6', '2024-03-10 03:00:04', 'gone', NULL, 'buy_yes', 40.00, 0.40, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (20, 2, 'trade_1706781600', '2024-02-01 10:00:00', 'm1', 'Rain?', 'buy_yes', 100.00, 0.50, NULL, NULL, 'open', NULL, NULL, NULL, 0, NULL),
    (21, 2, 'trade_1706781600', '2024-02-01 10:00:00', 'm2', 'Snow?', 'buy_yes', 70.00, 0.70, NULL, NULL, 'open', NULL, NULL, NULL, 0, NULL),
    (22, 2, NULL, '2024-02-01 10:00:03', 'm2', 'Snow?', 'buy_yes', 30.00, 0.60, NULL, NULL, 'closed', NULL, NULL, NULL, 0, 6.00),
    (23, 2, 'b23', '2024-02-01 10:00:04', 'm2', 'Snow?', 'buy_yes', 30.00, -0.60, NULL, NULL, 'open', NULL, NULL, NULL, 0, NULL);
SELECT setval('trades_id_seq', 23);

INSERT INTO trading_signals (id, portfolio_id, strategy_type, timestamp, market_id, action, amount, executed, executed_at,
    trade_id, target_price)
VALUES (1, 1, 'momentum', '2024-03-10 02:30:00', 'm1', 'buy_no', 100.00, true, '2024-03-10 02:30:01', 't1', 0.80),
    (2, NULL, NULL, NULL, 'm1', 'buy_no', 100.00, NULL, NULL, 'x', NULL),
    -- Signals that cannot be executed.
    (3, 1, 'momentum', '2024-03-10 02:30:00', NULL, 'buy_no', 100.00, false, NULL, NULL, NULL),
    (4, 1, 'momentum', '2024-03-10 02:30:00', 'm1', 'sell', 100.00, false, NULL, NULL, NULL),
    (5, 1, 'momentum', '2024-03-10 02:30:00', 'm1', 'buy_no', NULL, false, NULL, NULL, NULL),
    (6, 1, 'momentum', '2024-03-10 02:30:00', 'm1', 'buy_no', 100.00, false, NULL, NULL, 1.00);
SELECT setval('trading_signals_id_seq', 6);

-- In UTC the first two are on one day and the third on the next. In New York all three are on other days.
INSERT INTO portfolio_history (id, portfolio_id, snapshot_date, timestamp, balance, total_invested, total_profit_loss,
    total_value, open_positions, trade_count)
VALUES (1, 1, '2024-03-10 01:00:00', '2024-03-10 01:00:00', 1000.00, 0, 0, 1000.00, 0, 0),
    (2, 1, '2024-03-10 23:30:00', '2024-03-10 23:30:05', 720.00, 280.00, 3.00, 1003.00, 6, 6),
    (3, 1, '2024-03-11 00:30:00', NULL, 850.00, 140.00, 15.00, NULL, 2, NULL),
    (4, 1, NULL, '2024-03-12 00:00:00', 850.00, 140.00, 15.00, 1005.00, 2, 6),
    (5, 2, '2024-03-10 01:00:00', '2024-03-10 01:00:00', 330.00, 125.00, NULL, 455.00, 2, 3);

INSERT INTO events (event_id, title, end_date, tags, liquidity, volume, created_at)
VALUES ('e1', 'Weather', '2024-12-31 23:59:59', '["rain", 0.10]', 12.34, 'NaN', NULL);

INSERT INTO markets (market_id, event_id, question, yes_price, no_price, last_price_update, market_conviction, end_date,
    volume, closed, created_at)
VALUES
    -- Observed in March in UTC, and in February in New York.
    ('m1', 'e1', 'Rain?', 0.62, 0.40, '2023-03-01 02:00:00', 0.9, '2024-12-31 23:59:59', 51234.50, false, '2024-01-01 00:00:00'),
    -- Observed again after the stored price.
    ('m2', 'e1', 'Snow?', 0.10, 0.90, '2024-03-10 00:00:00', 0.8, NULL, NULL, NULL, NULL),
    ('m3', NULL, 'Absurd?', 1.20, -0.20, '2024-03-10 00:00:00', NULL, NULL, -1.00, NULL, NULL),
    ('m4', NULL, 'Never priced?', NULL, NULL, NULL, NULL, NULL, NULL, true, NULL);

INSERT INTO market_snapshots (id, market_id, timestamp, yes_price, no_price, liquidity, volume, volume24hr, market_conviction)
VALUES (1, 'm2', '2024-02-29 23:59:59.999999', 0.11, 0.89, 1.00, 2.00, 3.00, 0.7),
    (2, 'm2', '2024-03-01 00:00:00', 0.12, 0.88, NULL, NULL, NULL, NULL),
    (3, 'm2', '2024-03-10 12:00:00', 0.30, NULL, NULL, NULL, NULL, NULL),
    -- The same observation again, and a different one.
    (10, 'm2', '2024-03-10 12:00:00', 0.30, NULL, NULL, NULL, NULL, NULL),
    (4, 'm2', '2024-03-10 12:00:00', 0.31, NULL, NULL, NULL, NULL, NULL),
    (5, 'm2', '2024-03-10 13:00:00', 1.50, NULL, NULL, NULL, NULL, NULL),
    (6, 'm2', NULL, 0.50, 0.50, NULL, NULL, NULL, NULL),
    (7, NULL, '2024-03-10 13:00:00', 0.50, 0.50, NULL, NULL, NULL, NULL),
    (8, 'm2', '2024-03-10 14:00:00', 0.50, 'NaN', NULL, NULL, NULL, NULL),
    (9, 'nowhere', '2024-07-01 00:00:00', 0.70, 0.30, NULL, NULL, NULL, NULL);
