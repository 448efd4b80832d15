-- Why: a portfolio's stored totals must follow from its positions, and what the prices change must not be stored.

-- realized_pnl: of all positions; closed_pnl: of positions closed or settled as a whole.
-- held_shares: bought and not sold. Settled shares count, because a corrected settlement can return them.
ALTER TABLE portfolios
    ADD COLUMN realized_pnl numeric(15, 2) NOT NULL DEFAULT 0,
    ADD COLUMN total_deposits numeric(15, 2) NOT NULL DEFAULT 0,
    ADD COLUMN total_withdrawals numeric(15, 2) NOT NULL DEFAULT 0,
    ADD COLUMN open_position_count integer NOT NULL DEFAULT 0,
    ADD COLUMN closed_position_count integer NOT NULL DEFAULT 0,
    ADD COLUMN closed_pnl numeric(15, 2) NOT NULL DEFAULT 0,
    ADD COLUMN held_shares numeric(20, 6) NOT NULL DEFAULT 0;

-- Totals of the replaced system that differ from the positions. computed_value is null where nothing can be compared:
-- positions say nothing about the past values that max_drawdown depends on.
CREATE TABLE adopted_metrics (
    portfolio_id bigint NOT NULL,
    metric varchar(63) NOT NULL,
    adopted_value numeric NOT NULL,
    computed_value numeric,
    CONSTRAINT pk_adopted_metrics PRIMARY KEY (portfolio_id, metric),
    CONSTRAINT fk_adopted_metrics_portfolio FOREIGN KEY (portfolio_id)
        REFERENCES portfolios (portfolio_id) ON DELETE CASCADE
);

-- current_balance stays as it is; all other totals are computed from the positions. The cash that they do not explain
-- counts as a deposit or a withdrawal.
WITH counted AS (
    SELECT p.portfolio_id, count(x.id) AS trades, coalesce(sum(x.cost_basis), 0) AS invested,
        coalesce(sum(x.realized_pnl), 0) AS realized, coalesce(sum(x.open_shares + x.settled_shares), 0) AS held,
        coalesce(sum(x.realized_pnl) FILTER (WHERE x.status <> 'open'), 0) AS closed_pnl,
        count(x.id) FILTER (WHERE x.status = 'open') AS open,
        count(x.id) FILTER (WHERE x.status <> 'open') AS closed,
        count(x.id) FILTER (WHERE x.status <> 'open' AND x.realized_pnl > 0) AS won,
        count(x.id) FILTER (WHERE x.status <> 'open' AND x.realized_pnl < 0) AS lost,
        max(x.entry_timestamp) AS last_trade_at,
        -- At the prices that the markets show. A position without a price is valued at cost.
        coalesce(sum(half_even(x.open_shares * mark.price) - x.cost_basis) FILTER (WHERE x.status = 'open'), 0) AS unrealized
    FROM portfolios p LEFT JOIN portfolio_positions x USING (portfolio_id)
    LEFT JOIN LATERAL (
        SELECT CASE x.action WHEN 'buy_yes' THEN m.yes_price ELSE m.no_price END AS price
        FROM markets m WHERE m.market_id = x.market_id) mark ON mark.price BETWEEN 0 AND 1
    GROUP BY p.portfolio_id),
compared AS (
    INSERT INTO adopted_metrics (portfolio_id, metric, adopted_value, computed_value)
    SELECT p.portfolio_id, f.metric, f.adopted_value, f.computed_value
    FROM portfolios p JOIN counted c USING (portfolio_id)
    CROSS JOIN LATERAL (VALUES
        ('current_balance', p.current_balance, p.initial_balance + c.realized - c.invested),
        ('total_invested', p.total_invested, c.invested),
        ('trade_count', p.trade_count, c.trades),
        ('total_trades_executed', p.total_trades_executed, c.trades),
        ('total_winning_trades', p.total_winning_trades, c.won),
        ('total_losing_trades', p.total_losing_trades, c.lost),
        ('total_profit_loss', p.total_profit_loss, c.realized + c.unrealized),
        ('avg_trade_pnl', p.avg_trade_pnl, coalesce(half_even(c.closed_pnl / nullif(c.closed, 0)), 0)),
        ('max_drawdown', p.max_drawdown, NULL)) AS f (metric, adopted_value, computed_value)
    WHERE f.adopted_value <> coalesce(f.computed_value, 0))
UPDATE portfolios p SET
    total_invested = invested, realized_pnl = realized, closed_pnl = counted.closed_pnl, held_shares = held,
    open_position_count = open, closed_position_count = closed, total_winning_trades = won, total_losing_trades = lost,
    trade_count = trades, last_trade_at = coalesce(counted.last_trade_at, p.last_trade_at),
    total_deposits = greatest(p.current_balance + invested - realized - p.initial_balance, 0),
    total_withdrawals = greatest(p.initial_balance - p.current_balance - invested + realized, 0),
    status = CASE WHEN p.status IN ('active', 'paused', 'archived') THEN p.status
        WHEN p.status IS NULL THEN 'active' ELSE 'archived' END,
    strategy_config = CASE WHEN jsonb_typeof(p.strategy_config) = 'object' THEN p.strategy_config ELSE '{}' END,
    max_position_size = CASE WHEN p.max_position_size BETWEEN 0 AND 9999999999999.99 THEN p.max_position_size END,
    max_total_exposure = CASE WHEN p.max_total_exposure BETWEEN 0 AND 9999999999999.99 THEN p.max_total_exposure END,
    max_positions = CASE WHEN p.max_positions >= 0 THEN p.max_positions END
FROM counted WHERE counted.portfolio_id = p.portfolio_id;

-- Unrealized profit, drawdown and averages are computed when they are read, because stored copies go stale.
ALTER TABLE portfolios
    DROP COLUMN total_profit_loss, DROP COLUMN total_trades_executed, DROP COLUMN avg_trade_pnl,
    DROP COLUMN max_drawdown, DROP COLUMN last_price_update;

ALTER TABLE portfolios
    ALTER COLUMN total_invested SET NOT NULL, ALTER COLUMN total_invested SET DEFAULT 0,
    ALTER COLUMN trade_count SET NOT NULL, ALTER COLUMN trade_count SET DEFAULT 0,
    ALTER COLUMN total_winning_trades SET NOT NULL, ALTER COLUMN total_winning_trades SET DEFAULT 0,
    ALTER COLUMN total_losing_trades SET NOT NULL, ALTER COLUMN total_losing_trades SET DEFAULT 0,
    ALTER COLUMN status SET NOT NULL, ALTER COLUMN status SET DEFAULT 'active',
    ALTER COLUMN created_at SET NOT NULL, ALTER COLUMN created_at SET DEFAULT now(),
    ALTER COLUMN last_updated SET NOT NULL, ALTER COLUMN last_updated SET DEFAULT now(),
    ALTER COLUMN strategy_config SET NOT NULL, ALTER COLUMN strategy_config SET DEFAULT '{}',
    ALTER COLUMN max_positions SET DEFAULT 20,
    ADD CONSTRAINT ck_portfolios_status CHECK (status IN ('active', 'paused', 'archived')),
    ADD CONSTRAINT ck_portfolios_strategy_config CHECK (jsonb_typeof(strategy_config) = 'object'),
    ADD CONSTRAINT ck_portfolios_limits CHECK (
        max_position_size BETWEEN 0 AND 9999999999999.99 AND max_total_exposure BETWEEN 0 AND 9999999999999.99
        AND max_positions >= 0),
    ADD CONSTRAINT ck_portfolios_amounts CHECK (
        initial_balance BETWEEN 0 AND 9999999999999.99 AND total_invested BETWEEN 0 AND 9999999999999.99
        AND total_deposits BETWEEN 0 AND 9999999999999.99 AND total_withdrawals BETWEEN 0 AND 9999999999999.99
        AND realized_pnl <> 'NaN' AND closed_pnl <> 'NaN' AND held_shares BETWEEN 0 AND 99999999999999.999999),
    ADD CONSTRAINT ck_portfolios_balance CHECK (
        current_balance = initial_balance + total_deposits - total_withdrawals + realized_pnl - total_invested),
    ADD CONSTRAINT ck_portfolios_counts CHECK (
        trade_count = open_position_count + closed_position_count AND open_position_count >= 0 AND closed_position_count >= 0
        AND total_winning_trades >= 0 AND total_losing_trades >= 0
        AND total_winning_trades + total_losing_trades <= closed_position_count),
    ADD CONSTRAINT ck_portfolios_times CHECK (isfinite(created_at) AND isfinite(last_updated) AND isfinite(last_trade_at));
