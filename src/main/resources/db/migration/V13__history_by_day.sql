-- Why: a portfolio has one history point per UTC day. The replaced system wrote the points of all portfolios to one.

ALTER TABLE portfolio_history
    ALTER COLUMN snapshot_date TYPE date USING (snapshot_date AT TIME ZONE 'UTC')::date,
    ALTER COLUMN snapshot_date SET NOT NULL;
UPDATE portfolio_history h SET
    timestamp = CASE WHEN isfinite(h.timestamp) THEN h.timestamp
        ELSE h.snapshot_date::timestamp AT TIME ZONE 'UTC' END,
    total_value = coalesce(h.total_value, h.balance + h.total_invested),
    open_positions = coalesce(h.open_positions, 0), trade_count = coalesce(h.trade_count, 0);
-- A later point of the same day replaces the values, but not the day's highest profit and the largest drawdown until then:
-- without these two, a fall between two points of one day would be lost. Both are in dollars.
ALTER TABLE portfolio_history
    ADD COLUMN highest_profit_loss numeric(15, 2),
    ADD COLUMN max_drawdown_amount numeric(15, 2) NOT NULL DEFAULT 0;
DROP INDEX idx_portfolio_history_portfolio_date;
ALTER TABLE portfolio_history
    ALTER COLUMN timestamp SET NOT NULL, ALTER COLUMN balance SET NOT NULL, ALTER COLUMN total_invested SET NOT NULL,
    ALTER COLUMN total_profit_loss SET NOT NULL, ALTER COLUMN total_value SET NOT NULL,
    ALTER COLUMN open_positions SET NOT NULL, ALTER COLUMN trade_count SET NOT NULL,
    ADD CONSTRAINT ck_portfolio_history_amounts CHECK (balance <> 'NaN' AND total_invested <> 'NaN'
        AND total_profit_loss <> 'NaN' AND total_value <> 'NaN'),
    ADD CONSTRAINT ck_portfolio_history_times CHECK (isfinite(timestamp) AND isfinite(snapshot_date)),
    ADD CONSTRAINT uq_portfolio_history_portfolio_date UNIQUE (portfolio_id, snapshot_date);
