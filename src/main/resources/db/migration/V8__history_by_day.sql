-- Why: a point of history belongs to one portfolio and one UTC day; the daily points of all once landed on one.

ALTER TABLE portfolio_history
    ALTER COLUMN snapshot_date TYPE date USING (snapshot_date AT TIME ZONE 'UTC')::date,
    ALTER COLUMN snapshot_date SET NOT NULL;
UPDATE portfolio_history h SET
    timestamp = coalesce(h.timestamp, h.snapshot_date::timestamp AT TIME ZONE 'UTC'),
    balance = coalesce(h.balance, 0), total_invested = coalesce(h.total_invested, 0),
    total_profit_loss = coalesce(h.total_profit_loss, 0),
    total_value = coalesce(h.total_value, coalesce(h.balance, 0) + coalesce(h.total_invested, 0)),
    open_positions = coalesce(h.open_positions, 0), trade_count = coalesce(h.trade_count, 0);
DROP INDEX idx_portfolio_history_portfolio_date;
ALTER TABLE portfolio_history
    ALTER COLUMN timestamp SET NOT NULL, ALTER COLUMN balance SET NOT NULL, ALTER COLUMN total_invested SET NOT NULL,
    ALTER COLUMN total_profit_loss SET NOT NULL, ALTER COLUMN total_value SET NOT NULL,
    ALTER COLUMN open_positions SET NOT NULL, ALTER COLUMN trade_count SET NOT NULL,
    ADD CONSTRAINT uq_portfolio_history_portfolio_date UNIQUE (portfolio_id, snapshot_date);

UPDATE trading_signals SET executed = coalesce(executed, false);
ALTER TABLE trading_signals ALTER COLUMN executed SET NOT NULL, ALTER COLUMN executed SET DEFAULT false;
