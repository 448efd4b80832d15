-- Why: reduces the status of a signal to executed or not, and returns quarantined signals to their table.
-- Loses: results of signals that were not executed | SELECT count(*) FROM signals WHERE status <> 'executed'
-- Loses: expiry times of executed signals | SELECT count(*) FROM signals WHERE status = 'executed' AND expires_at IS NOT NULL
-- Loses: strategies of trades that differ from their signal and portfolio | SELECT count(*) FROM trades t JOIN portfolios p USING (portfolio_id) LEFT JOIN signals s ON s.id = t.signal_id WHERE t.strategy_type <> coalesce(nullif(s.strategy_type, ''), p.strategy_type)
-- Loses: idempotency keys of signals and cycles | SELECT count(*) FROM idempotency_keys WHERE type IN ('signals', 'execution', 'cycle')

DELETE FROM idempotency_keys WHERE type IN ('signals', 'execution', 'cycle');
ALTER TABLE idempotency_keys DROP CONSTRAINT ck_idempotency_keys_type;
ALTER TABLE idempotency_keys ADD CONSTRAINT ck_idempotency_keys_type CHECK (type IN ('trade', 'close', 'deposit', 'withdrawal'));

ALTER TABLE trades DROP COLUMN signal_id, DROP COLUMN strategy_type;

-- The table is created again, because "executed" comes before other columns.
DROP VIEW signals;
ALTER TABLE trading_signals RENAME TO decided_signals;
ALTER SEQUENCE trading_signals_id_seq OWNED BY NONE;
CREATE TABLE trading_signals (
    id bigint DEFAULT nextval('trading_signals_id_seq'),
    portfolio_id bigint,
    strategy_type varchar(100),
    timestamp timestamptz,
    market_id varchar(255),
    market_question text,
    action varchar(50),
    target_price numeric(10, 6),
    amount numeric(15, 2),
    confidence numeric(5, 4),
    reason text,
    yes_price numeric(10, 6),
    no_price numeric(10, 6),
    market_liquidity numeric(15, 2),
    market_volume numeric(15, 2),
    event_id varchar(255),
    event_title text,
    event_end_date timestamptz,
    executed boolean,
    executed_at timestamptz,
    trade_id varchar(255)
);

INSERT INTO trading_signals
SELECT id, portfolio_id, nullif(strategy_type, ''), timestamp, market_id, market_question, action, target_price, amount,
    confidence, reason, yes_price, no_price, market_liquidity, market_volume, event_id, event_title, event_end_date,
    status = 'executed', CASE WHEN status = 'executed' THEN decided_at END, trade_id
FROM (SELECT * FROM decided_signals UNION ALL SELECT * FROM archived_signals) s;
DROP TABLE decided_signals;
DROP TABLE archived_signals;

-- Kept rows get the values back that were cleared or replaced.
UPDATE trading_signals s SET
    timestamp = old.timestamp, event_end_date = old.event_end_date, executed = nullif(s.executed, false) OR old.executed,
    executed_at = coalesce(s.executed_at, old.executed_at), trade_id = coalesce(s.trade_id, old.trade_id)
FROM quarantine, jsonb_populate_record(NULL::trading_signals, source_row) old
WHERE source_table = 'trading_signals' AND kept AND old.id = s.id;
DELETE FROM quarantine WHERE source_table = 'trading_signals' AND kept;

-- Quarantined rows return as they were, unless their portfolio is gone.
WITH moved AS (
    DELETE FROM quarantine q
    WHERE source_table = 'trading_signals' AND NOT kept AND (source_row ->> 'portfolio_id' IS NULL OR EXISTS (
        SELECT FROM portfolios p WHERE p.portfolio_id = (source_row ->> 'portfolio_id')::bigint))
    RETURNING source_row)
INSERT INTO trading_signals SELECT old.* FROM moved, jsonb_populate_record(NULL::trading_signals, source_row) old;

ALTER TABLE trading_signals
    ADD PRIMARY KEY (id),
    ADD FOREIGN KEY (portfolio_id) REFERENCES portfolios (portfolio_id) ON DELETE CASCADE;
ALTER SEQUENCE trading_signals_id_seq OWNED BY trading_signals.id;
CREATE INDEX idx_trading_signals_portfolio ON trading_signals (portfolio_id);
CREATE INDEX idx_trading_signals_portfolio_executed ON trading_signals (portfolio_id, executed);
CREATE INDEX idx_trading_signals_strategy ON trading_signals (strategy_type);
