-- Why: a position that is sold in parts needs its shares and its remaining cost, and each trade needs exactly one position.

-- shares: what the stake bought, six decimal places, rounded down.
-- open_shares, cost_basis: what is still held, and what it cost in dollars.
-- settled_shares, settled_cost, payout, settlement_version: what a settlement paid; 0 without one.
ALTER TABLE trades ADD COLUMN shares numeric(20, 6);
ALTER TABLE portfolio_positions
    ADD COLUMN shares numeric(20, 6),
    ADD COLUMN open_shares numeric(20, 6) NOT NULL DEFAULT 0,
    ADD COLUMN cost_basis numeric(15, 2) NOT NULL DEFAULT 0,
    ADD COLUMN settled_shares numeric(20, 6) NOT NULL DEFAULT 0,
    ADD COLUMN settled_cost numeric(15, 2) NOT NULL DEFAULT 0,
    ADD COLUMN payout numeric(15, 2) NOT NULL DEFAULT 0,
    ADD COLUMN settlement_version integer NOT NULL DEFAULT 0;

-- A trade without a position gets one, and a position without a trade.
INSERT INTO trades (portfolio_id, trade_id, timestamp, market_id, market_question, action, amount, entry_price)
SELECT portfolio_id, trade_id, entry_timestamp, market_id, market_question, action, amount, entry_price
FROM portfolio_positions p
WHERE NOT EXISTS (SELECT FROM trades t WHERE t.portfolio_id = p.portfolio_id AND t.trade_id = p.trade_id);

INSERT INTO portfolio_positions (portfolio_id, trade_id, market_id, market_question, action, amount, entry_price,
    entry_timestamp, status, realized_pnl)
SELECT portfolio_id, trade_id, market_id, market_question, action, amount, entry_price, timestamp, status, realized_pnl
FROM trades t
WHERE NOT EXISTS (SELECT FROM portfolio_positions p WHERE p.portfolio_id = t.portfolio_id AND p.trade_id = t.trade_id);

-- Missing and infinite times. A portfolio without a creation time was created at its first known time.
WITH known AS (
    SELECT portfolio_id, min(known_at) AS first
    FROM (SELECT portfolio_id, last_updated AS known_at FROM portfolios
        UNION ALL SELECT portfolio_id, entry_timestamp FROM portfolio_positions
        UNION ALL SELECT portfolio_id, timestamp FROM trades) times
    WHERE isfinite(known_at) GROUP BY portfolio_id)
UPDATE portfolios p SET
    created_at = CASE WHEN isfinite(p.created_at) THEN p.created_at ELSE coalesce(known.first, now()) END,
    last_updated = CASE WHEN isfinite(p.last_updated) THEN p.last_updated WHEN isfinite(p.created_at) THEN p.created_at
        ELSE coalesce(known.first, now()) END,
    last_trade_at = CASE WHEN isfinite(p.last_trade_at) THEN p.last_trade_at END
FROM portfolios o LEFT JOIN known USING (portfolio_id) WHERE o.portfolio_id = p.portfolio_id;
UPDATE trades t SET timestamp = p.created_at FROM portfolios p
WHERE p.portfolio_id = t.portfolio_id AND NOT coalesce(isfinite(t.timestamp), false);
UPDATE portfolio_positions p SET
    entry_timestamp = CASE WHEN isfinite(p.entry_timestamp) THEN p.entry_timestamp ELSE t.timestamp END,
    exit_timestamp = CASE WHEN isfinite(p.exit_timestamp) THEN p.exit_timestamp END
FROM trades t WHERE t.portfolio_id = p.portfolio_id AND t.trade_id = p.trade_id;

-- Where a trade and its position differ, the position is used.
UPDATE trades t SET shares = div(p.amount * 1000000, p.entry_price) / 1000000, amount = p.amount, entry_price = p.entry_price,
    action = p.action, market_id = p.market_id
FROM portfolio_positions p WHERE p.portfolio_id = t.portfolio_id AND p.trade_id = t.trade_id;

UPDATE portfolio_positions p SET
    status = CASE WHEN coalesce(p.status, 'open') = 'open' THEN 'open' ELSE 'closed' END,
    shares = t.shares,
    open_shares = CASE WHEN coalesce(p.status, 'open') = 'open' THEN t.shares ELSE 0 END,
    cost_basis = CASE WHEN coalesce(p.status, 'open') = 'open' THEN p.amount ELSE 0 END,
    exit_price = CASE WHEN coalesce(p.status, 'open') <> 'open' AND p.exit_price BETWEEN 0 AND 1 THEN p.exit_price END,
    exit_timestamp = CASE WHEN coalesce(p.status, 'open') <> 'open'
        THEN greatest(p.exit_timestamp, p.entry_timestamp) END,
    -- The stored profit is used; without one it is computed from the exit price, and without that it is 0.
    realized_pnl = CASE WHEN coalesce(p.status, 'open') = 'open' THEN 0
        ELSE coalesce(nullif(p.realized_pnl, 'NaN'),
            CASE WHEN p.exit_price BETWEEN 0 AND 1 THEN half_even(t.shares * p.exit_price) - p.amount END, 0) END
FROM trades t WHERE t.portfolio_id = p.portfolio_id AND t.trade_id = p.trade_id;

-- The position holds these; unrealized profit is computed from prices when it is read.
ALTER TABLE trades DROP COLUMN status, DROP COLUMN current_pnl, DROP COLUMN realized_pnl;
ALTER TABLE portfolio_positions DROP COLUMN current_pnl;

UPDATE trades SET confidence = NULL WHERE NOT (confidence BETWEEN 0 AND 1);
ALTER TABLE trades
    ALTER COLUMN trade_id SET NOT NULL, ALTER COLUMN timestamp SET NOT NULL, ALTER COLUMN market_id SET NOT NULL,
    ALTER COLUMN action SET NOT NULL, ALTER COLUMN amount SET NOT NULL, ALTER COLUMN entry_price SET NOT NULL,
    ALTER COLUMN shares SET NOT NULL,
    ADD CONSTRAINT uq_trades_portfolio_trade UNIQUE (portfolio_id, trade_id),
    ADD CONSTRAINT ck_trades_action CHECK (action IN ('buy_yes', 'buy_no')),
    ADD CONSTRAINT ck_trades_amounts CHECK (amount BETWEEN 0.01 AND 9999999999999.99 AND entry_price > 0 AND entry_price < 1
        -- shares = amount / entry_price, rounded down to six places. Written as products, because a quotient would be rounded.
        AND shares * entry_price <= amount AND (shares + 0.000001) * entry_price > amount),
    ADD CONSTRAINT ck_trades_confidence CHECK (confidence BETWEEN 0 AND 1),
    ADD CONSTRAINT ck_trades_times CHECK (isfinite(timestamp));

ALTER TABLE portfolio_positions
    ALTER COLUMN trade_id SET NOT NULL, ALTER COLUMN market_id SET NOT NULL, ALTER COLUMN action SET NOT NULL,
    ALTER COLUMN amount SET NOT NULL, ALTER COLUMN entry_price SET NOT NULL, ALTER COLUMN entry_timestamp SET NOT NULL,
    ALTER COLUMN status SET NOT NULL, ALTER COLUMN status SET DEFAULT 'open',
    ALTER COLUMN realized_pnl SET NOT NULL, ALTER COLUMN realized_pnl SET DEFAULT 0,
    ALTER COLUMN shares SET NOT NULL,
    ADD CONSTRAINT uq_portfolio_positions_portfolio_trade UNIQUE (portfolio_id, trade_id),
    ADD CONSTRAINT ck_portfolio_positions_action CHECK (action IN ('buy_yes', 'buy_no')),
    ADD CONSTRAINT ck_portfolio_positions_amounts CHECK (
        amount BETWEEN 0.01 AND 9999999999999.99 AND entry_price > 0 AND entry_price < 1 AND shares > 0
        AND cost_basis BETWEEN 0 AND amount AND open_shares BETWEEN 0 AND shares AND settled_cost BETWEEN 0 AND amount
        AND settled_shares BETWEEN 0 AND shares AND payout BETWEEN 0 AND 9999999999999.99 AND realized_pnl <> 'NaN'),
    ADD CONSTRAINT ck_portfolio_positions_exit CHECK (
        exit_price BETWEEN 0 AND 1 AND isfinite(exit_timestamp) AND isfinite(entry_timestamp)),
    ADD CONSTRAINT ck_portfolio_positions_status CHECK (
        CASE status
            WHEN 'open' THEN open_shares > 0 AND exit_timestamp IS NULL AND settled_shares = 0
            WHEN 'closed' THEN open_shares = 0 AND cost_basis = 0 AND settled_shares = 0 AND exit_timestamp IS NOT NULL
            WHEN 'settled' THEN open_shares = 0 AND cost_basis = 0 AND settled_shares > 0 AND settlement_version > 0
                AND exit_timestamp IS NOT NULL
            ELSE false END);
