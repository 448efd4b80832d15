-- Why: makes the day of a history point a time again: the start of that UTC day.
-- Loses: peaks and drawdowns of history points | SELECT count(*) FROM portfolio_history WHERE highest_profit_loss IS NOT NULL OR max_drawdown_amount <> 0

ALTER TABLE portfolio_history
    DROP CONSTRAINT uq_portfolio_history_portfolio_date,
    DROP CONSTRAINT ck_portfolio_history_times,
    DROP CONSTRAINT ck_portfolio_history_amounts,
    DROP COLUMN max_drawdown_amount, DROP COLUMN highest_profit_loss;
ALTER TABLE portfolio_history
    ALTER COLUMN timestamp DROP NOT NULL, ALTER COLUMN balance DROP NOT NULL, ALTER COLUMN total_invested DROP NOT NULL,
    ALTER COLUMN total_profit_loss DROP NOT NULL, ALTER COLUMN total_value DROP NOT NULL,
    ALTER COLUMN open_positions DROP NOT NULL, ALTER COLUMN trade_count DROP NOT NULL,
    ALTER COLUMN snapshot_date DROP NOT NULL,
    ALTER COLUMN snapshot_date TYPE timestamptz USING snapshot_date::timestamp AT TIME ZONE 'UTC';
CREATE INDEX idx_portfolio_history_portfolio_date ON portfolio_history (portfolio_id, snapshot_date);
