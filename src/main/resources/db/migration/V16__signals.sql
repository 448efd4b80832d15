-- Why: a signal is executed at most once, so it needs a status, and decided signals move to an archive.

-- A signal without a portfolio belongs to the default one.
UPDATE trading_signals SET portfolio_id = (SELECT min(portfolio_id) FROM portfolios WHERE status = 'active')
WHERE portfolio_id IS NULL;

WITH moved AS (
    DELETE FROM trading_signals
    WHERE portfolio_id IS NULL OR market_id IS NULL OR coalesce(action, '') NOT IN ('buy_yes', 'buy_no')
        OR NOT coalesce(amount BETWEEN 0.01 AND 9999999999999.99, false)
        OR NOT coalesce(target_price > 0 AND target_price < 1, true) OR NOT coalesce(confidence BETWEEN 0 AND 1, true)
        OR NOT coalesce(yes_price BETWEEN 0 AND 1, true) OR NOT coalesce(no_price BETWEEN 0 AND 1, true)
        OR NOT coalesce(market_liquidity BETWEEN 0 AND 9999999999999.99, true)
        OR NOT coalesce(market_volume BETWEEN 0 AND 9999999999999.99, true)
    RETURNING *)
INSERT INTO quarantine (source_table, source_row, reason)
SELECT 'trading_signals', to_jsonb(moved), 'portfolio, market, action, amount or price is missing or out of range' FROM moved;

INSERT INTO quarantine (source_table, source_row, reason, kept)
SELECT 'trading_signals', to_jsonb(s), found.reason, true
FROM trading_signals s
CROSS JOIN LATERAL (VALUES
    ('a time is missing or infinite: replaced by another time, or now', NOT (coalesce(isfinite(timestamp), false)
        AND coalesce(isfinite(executed_at), true) AND coalesce(isfinite(event_end_date), true))),
    ('not executed, but has a trade or a time: cleared', NOT coalesce(executed, false)
        AND (trade_id IS NOT NULL OR executed_at IS NOT NULL))
    ) AS found (reason, applies) WHERE applies;

ALTER TABLE trading_signals RENAME COLUMN executed_at TO decided_at;
ALTER TABLE trading_signals
    ADD COLUMN status varchar(10) NOT NULL DEFAULT 'pending',
    ADD COLUMN expires_at timestamptz,
    ADD COLUMN code varchar(50),
    ADD COLUMN detail text;

-- Signals that were never executed expire now, because they would trade at old prices. decided_at: when the status became final.
UPDATE trading_signals SET
    status = CASE WHEN executed THEN 'executed' ELSE 'expired' END,
    expires_at = CASE WHEN executed THEN NULL ELSE now() END,
    strategy_type = coalesce(strategy_type, ''),
    timestamp = CASE WHEN isfinite(timestamp) THEN timestamp ELSE now() END,
    event_end_date = CASE WHEN isfinite(event_end_date) THEN event_end_date END,
    decided_at = CASE WHEN executed AND isfinite(decided_at) THEN decided_at
        WHEN executed AND isfinite(timestamp) THEN timestamp ELSE now() END,
    trade_id = CASE WHEN executed THEN trade_id END;

ALTER TABLE trading_signals
    DROP COLUMN executed,
    ALTER COLUMN portfolio_id SET NOT NULL, ALTER COLUMN strategy_type SET NOT NULL, ALTER COLUMN timestamp SET NOT NULL,
    ALTER COLUMN market_id SET NOT NULL, ALTER COLUMN action SET NOT NULL, ALTER COLUMN amount SET NOT NULL,
    ADD CONSTRAINT ck_trading_signals_action CHECK (action IN ('buy_yes', 'buy_no')),
    ADD CONSTRAINT ck_trading_signals_amounts CHECK (amount BETWEEN 0.01 AND 9999999999999.99
        AND market_liquidity BETWEEN 0 AND 9999999999999.99 AND market_volume BETWEEN 0 AND 9999999999999.99),
    ADD CONSTRAINT ck_trading_signals_prices CHECK (target_price > 0 AND target_price < 1
        AND yes_price BETWEEN 0 AND 1 AND no_price BETWEEN 0 AND 1 AND confidence BETWEEN 0 AND 1),
    ADD CONSTRAINT ck_trading_signals_times CHECK (isfinite(timestamp) AND isfinite(decided_at) AND isfinite(expires_at)
        AND isfinite(event_end_date)),
    -- A signal of the replaced system may be executed without a trade_id.
    ADD CONSTRAINT ck_trading_signals_status CHECK (
        CASE status WHEN 'pending' THEN decided_at IS NULL AND trade_id IS NULL AND code IS NULL
            WHEN 'executed' THEN decided_at IS NOT NULL AND code IS NULL
            WHEN 'rejected' THEN decided_at IS NOT NULL AND trade_id IS NULL AND code IS NOT NULL
            WHEN 'expired' THEN decided_at IS NOT NULL AND trade_id IS NULL AND expires_at IS NOT NULL
            ELSE false END);

-- Decided signals of past months. The service moves them here.
CREATE TABLE archived_signals (
    LIKE trading_signals INCLUDING CONSTRAINTS,
    CONSTRAINT pk_archived_signals PRIMARY KEY (id),
    CONSTRAINT fk_archived_signals_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolios (portfolio_id) ON DELETE CASCADE
);

-- Lists are ordered by time. Both tables have the same indexes, so that PostgreSQL merges them instead of sorting.
DROP INDEX idx_trading_signals_portfolio;
DROP INDEX idx_trading_signals_strategy;
CREATE INDEX idx_trading_signals_portfolio ON trading_signals (portfolio_id, timestamp, id);
CREATE INDEX idx_trading_signals_pending ON trading_signals (portfolio_id, timestamp, id) WHERE status = 'pending';
CREATE INDEX idx_trading_signals_portfolio_market ON trading_signals (portfolio_id, market_id, timestamp, id);
CREATE INDEX idx_archived_signals_portfolio ON archived_signals (portfolio_id, timestamp, id);
CREATE INDEX idx_archived_signals_portfolio_market ON archived_signals (portfolio_id, market_id, timestamp, id);

-- All signals, archived or not. effective_status: a pending signal counts as expired from expires_at on.
CREATE VIEW signals AS
SELECT s.*, false AS archived, CASE WHEN status = 'pending' AND expires_at <= now() THEN 'expired' ELSE status END AS effective_status
FROM trading_signals s
UNION ALL SELECT a.*, true, status FROM archived_signals a;

-- signal_id: the signal that the trade executed, at most one trade for each. strategy_type: the strategy that traded.
ALTER TABLE trades ADD COLUMN signal_id bigint, ADD COLUMN strategy_type varchar(100);
UPDATE trades t SET strategy_type = p.strategy_type FROM portfolios p WHERE p.portfolio_id = t.portfolio_id;
UPDATE trades t SET signal_id = s.id, strategy_type = coalesce(nullif(s.strategy_type, ''), t.strategy_type)
FROM (SELECT DISTINCT ON (portfolio_id, trade_id) portfolio_id, trade_id, id, strategy_type FROM trading_signals
    WHERE status = 'executed' ORDER BY portfolio_id, trade_id, id) s
WHERE s.portfolio_id = t.portfolio_id AND s.trade_id = t.trade_id;
ALTER TABLE trades
    ALTER COLUMN strategy_type SET DEFAULT '', ALTER COLUMN strategy_type SET NOT NULL,
    ADD CONSTRAINT uq_trades_signal_id UNIQUE (signal_id);

ALTER TABLE idempotency_keys DROP CONSTRAINT ck_idempotency_keys_type;
ALTER TABLE idempotency_keys ADD CONSTRAINT ck_idempotency_keys_type
    CHECK (type IN ('trade', 'close', 'deposit', 'withdrawal', 'signals', 'execution', 'cycle'));
