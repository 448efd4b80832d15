-- Rows of a single-portfolio database.

INSERT INTO portfolio_state VALUES (1, 9935.00, 90.00, 3.50, 3, '2023-05-01 10:00:00', '2023-06-01 10:00:00');

INSERT INTO trades (id, trade_id, timestamp, market_id, market_question, action, amount, entry_price, confidence, status)
VALUES (3, 't1', '2023-05-02 10:00:00', 'm1', 'Rain?', 'buy_no', 50.00, 0.80, 0.75, 'open'),
    (4, 't2', '2023-05-03 10:00:00', 'm2', 'Snow?', 'buy_yes', 40.00, 0.50, 0.75, 'open'),
    (5, 't3', '2023-05-04 10:00:00', 'm2', 'Snow?', 'buy_yes', 20.00, 0.50, 0.75, 'closed');
INSERT INTO portfolio_positions (id, trade_id, market_id, market_question, action, amount, entry_price, entry_timestamp, status,
    realized_pnl, exit_price, exit_timestamp)
VALUES (3, 't1', 'm1', 'Rain?', 'buy_no', 50.00, 0.80, '2023-05-02 10:00:00', 'open', NULL, NULL, NULL),
    (4, 't2', 'm2', 'Snow?', 'buy_yes', 40.00, 0.50, '2023-05-03 10:00:00', 'open', NULL, NULL, NULL),
    (5, 't3', 'm2', 'Snow?', 'buy_yes', 20.00, 0.50, '2023-05-04 10:00:00', 'closed', 5.00, 0.625, '2023-05-05 10:00:00');
INSERT INTO trading_signals (id, timestamp, market_id, market_question, action, target_price, amount, confidence, yes_price,
    no_price, executed, executed_at, trade_id)
VALUES (7, '2023-05-02 10:00:00', 'm1', 'Rain?', 'buy_no', 0.80, 50.00, 0.30, 0.20, 0.80, true, '2023-05-02 10:00:01', 't1'),
    (8, '2023-05-02 11:00:00', 'm1', 'Rain?', 'buy_no', 0.80, 50.00, 0.30, 0.20, 0.80, false, NULL, NULL);
INSERT INTO portfolio_history (id, snapshot_date, timestamp, balance, total_invested, total_profit_loss, total_value,
    open_positions, trade_count)
VALUES (1, '2023-05-02', '2023-05-02 23:00:00', 9950.00, 50.00, 0, 10000.00, 1, 1),
    (2, '2023-05-03', '2023-05-03 23:00:00', 9910.00, 90.00, 0, 10000.00, 2, 2);
INSERT INTO portfolio_snapshots (balance, total_invested, total_profit_loss, trade_count) VALUES (9950.00, 50.00, 0, 1);
INSERT INTO signal_archives (archived_at, archive_month, signals_count, signals_data) VALUES ('2023-06-01', '2023-04', 0, '[]');
INSERT INTO system_metadata VALUES ('version', '1');
INSERT INTO events (id, event_id, title, slug, liquidity, volume, volume24hr, end_date, event_data)
VALUES (1, 'e1', 'Weather', 'weather', 1.00, 2.00, 3.00, '2024-01-01',
        '{"description": "All of it", "image": "https://x/i.png", "active": true, "closed": "no", "tags": [{"id": "1"}], "more": 0.10,
          "startDate": "2023-04-01T00:00:00+02:00", "endDate": "2024-02-02T00:00:00Z"}'),
    (2, 'e2', 'At the bound', repeat('s', 255), NULL, NULL, NULL, NULL, '[]'),
    (3, 'e3', 'Beyond it', repeat('s', 256), NULL, NULL, NULL, NULL, '"text"');
INSERT INTO markets (id, market_id, question, event_id, event_end_date, volume, yes_price, no_price, market_conviction,
    market_data, updated_at)
VALUES (1, 'm1', 'Rain?', 'e1', '2024-01-01', 5.00, 0.20, 0.80, 0.6,
        '{"outcomes": "[\"Yes\", \"No\"]", "endDate": "2023-12-31T12:00:00Z", "gameStartTime": "soon", "secondsDelay": 3, "closed": false}',
        '2023-06-01 09:00:00'),
    (2, 'm2', 'Snow?', 'e1', '2024-01-01', NULL, 0.70, NULL, 9.9999, '{"endDate": "2023-13-45", "outcomes": "Yes and No"}', '2023-06-01 09:00:00'),
    (3, 'm3', 'Never priced?', NULL, NULL, NULL, NULL, NULL, 12.5, '{}', '2023-06-01 09:00:00');
INSERT INTO market_snapshots (id, market_id, timestamp, yes_price, no_price, market_conviction)
VALUES (1, 'm1', '2023-05-02', 0.25, 0.75, 0.5), (2, 'm2', '2023-05-02', 0.50, 0.50, 100);
