-- A database of the replaced system without its foreign keys, and with values just below, at and above each bound.

SET session_replication_role = replica;

ALTER TABLE trades DROP CONSTRAINT trades_portfolio_id_fkey;
ALTER TABLE trading_signals DROP CONSTRAINT trading_signals_portfolio_id_fkey;

INSERT INTO portfolios (portfolio_id, name, strategy_type, initial_balance, current_balance, status, created_at,
    strategy_config, max_position_size, max_total_exposure, max_positions)
VALUES
    (1, 'below 0', 'x', -0.01, 0, 'active', '2024-01-01', '{}', NULL, NULL, NULL),
    (2, '0', 'x', 0, 0, 'active', '2024-01-01', '{}', 0, 0, 0),
    (3, 'most', 'x', 9999999999999.99, 9999999999999.99, 'paused', '2024-01-01', 'null', 9999999999999.99, 9999999999999.99, 1),
    (4, 'no number', 'x', 'NaN', 0, 'active', '2024-01-01', '{}', NULL, NULL, NULL),
    (5, 'no cash', 'x', 0, 'NaN', 'active', '2024-01-01', '{}', NULL, NULL, NULL),
    (6, 'overdrawn', 'x', 0, -0.01, 'archived', '2024-01-01', '{}', NULL, NULL, NULL),
    (7, 'size', 'x', 0, 0, 'active', '2024-01-01', '{}', -0.01, NULL, NULL),
    (8, 'exposure', 'x', 0, 0, 'active', '2024-01-01', '{}', NULL, -0.01, NULL),
    (9, 'count', 'x', 0, 0, 'active', '2024-01-01', '{}', NULL, NULL, -1),
    (10, 'list', 'x', 0, 0, 'active', '2024-01-01', '[]', NULL, NULL, NULL),
    (11, 'gone', 'x', 0, 0, 'closed', '2024-01-01', '{}', NULL, NULL, NULL),
    (12, 'timeless', 'x', 0, 0, 'active', NULL, '{}', NULL, NULL, NULL),
    (13, 'endless', 'x', 0, 0, 'active', 'infinity', '{}', NULL, NULL, NULL),
    (14, 'full', 'x', 0, 9999999999997.99, 'active', '2024-01-01', '{}', NULL, NULL, NULL),
    (15, 'too full', 'x', 0, 9999999999997.99, 'active', '2024-01-01', '{}', NULL, NULL, NULL),
    (16, 'too deep', 'x', 0.01, -9999999999999.99, 'active', '2024-01-01', '{}', NULL, NULL, NULL);

INSERT INTO portfolio_positions (id, portfolio_id, trade_id, market_id, action, amount, entry_price, entry_timestamp, status,
    realized_pnl, exit_price, exit_timestamp)
VALUES
    (1, 1, 'a', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'open', NULL, NULL, NULL),
    (2, 99, 'a', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'open', NULL, NULL, NULL),
    (3, 2, 'amount 0', 'm', 'buy_yes', 0.00, 0.5, '2024-01-02', 'open', NULL, NULL, NULL),
    (4, 2, 'amount 1', 'm', 'buy_yes', 0.01, 0.5, '2024-01-02', 'open', NULL, NULL, NULL),
    (5, 2, 'price 0', 'm', 'buy_yes', 1.00, 0, '2024-01-02', 'open', NULL, NULL, NULL),
    (6, 2, 'price 0+', 'm', 'buy_yes', 1.00, 0.000001, '2024-01-02', 'open', NULL, NULL, NULL),
    (7, 2, 'price 1-', 'm', 'buy_yes', 1.00, 0.999999, '2024-01-02', 'open', NULL, NULL, NULL),
    (8, 2, 'price 1', 'm', 'buy_yes', 1.00, 1, '2024-01-02', 'open', NULL, NULL, NULL),
    (9, 2, 'exit 0-', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'closed', -1, -0.000001, '2024-01-03'),
    (10, 2, 'exit 0', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'closed', NULL, 0, '2024-01-03'),
    (11, 2, 'exit 1', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'closed', 1, 1, '2024-01-03'),
    (12, 2, 'exit 1+', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'closed', 1, 1.000001, '2024-01-03'),
    (13, 2, 'nothing', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'closed', NULL, NULL, '2024-01-03'),
    (14, 2, 'no number', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'closed', 'NaN', 1, '2024-01-03'),
    (15, 2, 'won', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'won', 1, 1, '2024-01-03'),
    (16, 2, 'statusless', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', NULL, NULL, NULL, NULL),
    (17, 2, 'timeless', 'm', 'buy_yes', 1.00, 0.5, NULL, 'open', NULL, NULL, NULL),
    (18, 2, 'endless', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'closed', 1, 1, 'infinity'),
    (20, 2, 'exit early', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'closed', 1, 1, '2024-01-01 23:59:59.999999'),
    (21, 2, 'exit at once', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'closed', 1, 1, '2024-01-02'),
    (22, 2, 'open won', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'open', 0.01, NULL, NULL),
    (23, 2, 'open even', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'open', 0, NULL, NULL),
    (24, 2, 'open left', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'open', NULL, NULL, '2024-01-03'),
    (25, 2, 'open priced', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'open', NULL, 1, NULL),
    (26, 2, 'copied', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'closed', 1, 1, '2024-01-03'),
    (27, 2, 'copied not', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'closed', 1, 1, '2024-01-03'),
    (28, 2, 'copied wrong', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'closed', 1, 1, '2024-01-03'),
    (29, 2, 'copied late', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'closed', 1, 1, '2024-01-03'),
    (30, 2, 'lost all', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'closed', -1.00, 0, '2024-01-03'),
    (31, 2, 'lost more', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'closed', -1.01, 0, '2024-01-03'),
    (32, 14, 'a', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'open', NULL, NULL, NULL),
    (33, 15, 'a', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'open', NULL, NULL, NULL),
    (19, 2, 'price 1-', 'm', 'buy_yes', 1.00, 0.5, '2024-01-02', 'open', NULL, NULL, NULL);

INSERT INTO trades (id, portfolio_id, trade_id, timestamp, market_id, action, amount, entry_price, confidence)
VALUES
    (1, 4, 'a', '2024-01-02', 'm', 'buy_yes', 1.00, 0.5, NULL),
    (2, 99, 'a', '2024-01-02', 'm', 'buy_yes', 1.00, 0.5, NULL),
    (3, 7, 'below', '2024-01-02', 'm', 'buy_yes', 1.00, 0.5, -0.0001),
    (4, 7, 'least', '2024-01-02', 'm', 'buy_yes', 1.00, 0.5, 0),
    (5, 7, 'most', '2024-01-02', 'm', 'buy_yes', 1.00, 0.5, 1),
    (6, 7, 'above', '2024-01-02', 'm', 'buy_yes', 1.00, 0.5, 1.0001),
    (7, 7, 'timeless', NULL, 'm', 'buy_yes', 1.00, 0.5, NULL),
    (8, 2, 'price 1-', '2024-01-02', 'm', 'buy_yes', 1.00, 0.999999, NULL),
    (9, 2, 'won', '2024-01-02', 'm', 'buy_yes', 1.01, 0.5, NULL),
    (10, 7, 'most', '2024-01-02', 'm', 'buy_yes', 1.00, 0.5, NULL),
    (11, 7, 'empty', '2024-01-02', 'm', 'buy_yes', NULL, 0.5, NULL),
    (16, 15, 'b', '2024-01-02', 'm', 'buy_yes', 0.01, 0.999999, NULL);
INSERT INTO trades (id, portfolio_id, trade_id, timestamp, market_id, action, amount, entry_price, status, realized_pnl)
VALUES
    (12, 2, 'copied', '2024-01-02', 'm', 'buy_yes', 1.00, 0.5, 'closed', 1),
    (13, 2, 'copied not', '2024-01-02', 'm', 'buy_yes', 1.00, 0.5, NULL, 0),
    (14, 2, 'copied wrong', '2024-01-02', 'm', 'buy_yes', 1.00, 0.5, 'closed', 1.01),
    (15, 2, 'copied late', '2024-01-02', 'm', 'buy_yes', 1.00, 0.5, 'open', NULL);

INSERT INTO trading_signals (id, portfolio_id, timestamp, market_id, action, amount, target_price, executed, trade_id)
VALUES
    (1, 5, '2024-01-02', 'm', 'buy_yes', 1.00, 0.5, false, NULL),
    (2, 99, '2024-01-02', 'm', 'buy_yes', 1.00, 0.5, false, NULL),
    (3, NULL, '2024-01-02', 'm', 'buy_yes', 1.00, 0.5, false, NULL),
    (4, 2, '2024-01-02', 'm', 'buy_yes', 0.01, 0.000001, false, NULL),
    (5, 2, '2024-01-02', 'm', 'buy_yes', 0.00, 0.5, false, NULL),
    (6, 2, '2024-01-02', 'm', 'buy_yes', 1.00, 1, false, NULL),
    (7, 2, NULL, 'm', 'buy_yes', 1.00, 0.5, false, NULL),
    (8, 2, '2024-01-02', 'm', 'buy_yes', 1.00, 0.5, false, 'won'),
    (9, 2, '2024-01-02', 'm', 'buy_yes', 1.00, 0.5, true, 'won');

INSERT INTO portfolio_history (id, portfolio_id, snapshot_date, timestamp, balance, total_invested, total_profit_loss,
    total_value, open_positions, trade_count)
VALUES
    (1, 1, '2024-01-01', '2024-01-01', 0, 0, 0, 0, 0, 0),
    (2, 99, '2024-01-01', '2024-01-01', 0, 0, 0, 0, 0, 0),
    (3, 2, '2024-01-01', '2024-01-01', NULL, 0, 0, 0, 0, 0),
    (4, 2, '2024-01-02', '2024-01-01', 0, NULL, 0, 0, 0, 0),
    (5, 2, '2024-01-03', '2024-01-01', 0, 0, 'NaN', 0, 0, 0),
    (6, 2, '2024-01-04', '2024-01-01', 0, 0, 0, 'NaN', 0, 0),
    (7, 2, '2024-01-05', '2024-01-01', 1, 2, 0, NULL, 0, 0),
    (8, 2, '2024-01-06', '2024-01-01', 0, 0, 0, 0, NULL, 0),
    (9, 2, '2024-01-07', 'infinity', 0, 0, 0, 0, 0, 0),
    -- The last valid point of a day is kept.
    (10, 2, '2024-01-08', '2024-01-08', 5, 0, -1, 5, 0, 0),
    (11, 2, '2024-01-08', '2024-01-08', NULL, 0, 0, 0, 0, 0);

INSERT INTO markets (market_id, yes_price, no_price, last_price_update, volume, end_date)
VALUES
    ('least', 0, 0, '2024-01-01', 0, '2024-01-01'),
    ('most', 1, 1, '2024-01-01', 9999999999999.99, NULL),
    ('yes 0-', -0.000001, 0, '2024-01-01', NULL, NULL),
    ('no 1+', 1, 1.000001, '2024-01-01', NULL, NULL),
    ('volume', NULL, NULL, NULL, -0.01, NULL),
    ('endless', NULL, NULL, NULL, NULL, 'infinity'),
    ('same', 0.5, 0.5, '2024-01-01', NULL, NULL),
    ('other', 0.6, 0.4, '2024-01-01', NULL, NULL),
    ('timeless', 0.6, 0.4, NULL, NULL, NULL),
    ('later', 0.6, 0.4, '2024-01-01 00:00:00.000001', NULL, NULL),
    ('future', 0.6, 0.4, '5000-01-01', NULL, NULL);
INSERT INTO market_snapshots (id, market_id, timestamp, yes_price, no_price)
SELECT row_number() OVER (), m, '2024-01-01', 0.5, 0.5 FROM unnest(ARRAY['same', 'other', 'timeless', 'later']) m;
INSERT INTO market_snapshots (id, market_id, timestamp, yes_price, no_price)
VALUES (11, 'edge', '2024-01-01', 0, 1), (12, 'edge', '2024-01-02', -0.000001, 1), (13, 'edge', '2024-01-03', 1, 1.000001),
    (14, 'edge', '2024-01-04', NULL, 1), (15, 'edge', '2024-01-01', 0, 0.9), (16, 'edge', '2024-01-01', 0, 1);
INSERT INTO market_snapshots (id, market_id, timestamp, yes_price, no_price, volume)
VALUES (19, 'edge', '5000-01-01', 0, 1, NULL), (20, 'edge', '1969-12-31 23:59:59.999999', 0, 1, NULL), (21, 'edge', '1970-01-01', 0, 1, NULL),
    (17, 'edge', '2024-01-01', 0, 1, NULL), (18, 'edge', '2024-01-01', 0, 1, 0);

INSERT INTO events (event_id, volume, liquidity, start_date)
VALUES ('least', 0, 0, '2024-01-01'), ('most', 9999999999999.99, NULL, NULL), ('volume', -0.01, NULL, NULL),
    ('liquidity', NULL, 'NaN', NULL), ('endless', NULL, NULL, '-infinity');
