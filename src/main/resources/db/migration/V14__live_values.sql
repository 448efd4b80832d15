-- Why: the current value of a portfolio has one definition, which the service and psql share. Reading it writes nothing.

-- Open positions at the current price of their side. marked_at: when that price was observed.

CREATE VIEW position_values AS
SELECT x.portfolio_id, x.trade_id, x.seq, x.cost_basis, mark.price IS NULL AS unpriced,
    CASE WHEN mark.price IS NOT NULL THEN mark.last_price_update END AS marked_at,
    -- Without a price a position is valued at cost.
    coalesce(half_even(x.open_shares * mark.price), x.cost_basis) AS value
FROM portfolio_positions x
LEFT JOIN LATERAL (
    SELECT CASE x.action WHEN 'buy_yes' THEN m.yes_price ELSE m.no_price END AS price, m.last_price_update
    FROM markets m WHERE m.market_id = x.market_id) mark ON true
WHERE x.status = 'open';

-- Portfolios with their live values. oldest_mark_at, newest_mark_at: the range of the prices used.
CREATE VIEW portfolio_values AS
SELECT p.*, live.positions_value, live.unrealized_pnl, p.realized_pnl + live.unrealized_pnl AS total_profit_loss,
    p.current_balance + live.positions_value AS total_value,
    live.oldest_mark_at, live.newest_mark_at, live.unpriced_position_count, live.unpriced_trade_ids, drawdown.max_drawdown_amount
FROM portfolios p
CROSS JOIN LATERAL (
    SELECT coalesce(sum(v.value), 0) AS positions_value, coalesce(sum(v.value - v.cost_basis), 0) AS unrealized_pnl,
        min(v.marked_at) AS oldest_mark_at, max(v.marked_at) AS newest_mark_at,
        count(*) FILTER (WHERE v.unpriced) AS unpriced_position_count,
        -- At most 100, which bounds the size of an answer.
        coalesce((array_agg(v.trade_id ORDER BY v.seq) FILTER (WHERE v.unpriced))[1:100], '{}') AS unpriced_trade_ids
    FROM position_values v WHERE v.portfolio_id = p.portfolio_id) live
CROSS JOIN LATERAL (
    -- The largest fall in dollars of total_profit_loss from its peak, over the history points and now. Profit is equity less
    -- net deposits, so a withdrawal is not a drawdown. Before its first point a portfolio has a profit of 0.
    SELECT greatest(max(known), max(peak - pnl)) AS max_drawdown_amount
    FROM (SELECT pnl, known, max(high) OVER (ORDER BY day) AS peak
        FROM (SELECT '-infinity'::date AS day, 0 AS pnl, 0 AS high, 0 AS known
            UNION ALL SELECT h.snapshot_date, h.total_profit_loss, coalesce(h.highest_profit_loss, h.total_profit_loss),
                h.max_drawdown_amount
            FROM portfolio_history h WHERE h.portfolio_id = p.portfolio_id
            UNION ALL SELECT 'infinity', p.realized_pnl + live.unrealized_pnl, p.realized_pnl + live.unrealized_pnl, 0) path
        ) peaks) drawdown;
