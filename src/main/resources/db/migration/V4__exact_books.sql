-- Why: books need shares, remaining cost and running counts, and constraints that refuse what a book cannot hold.

-- PostgreSQL rounds halves away from zero; money here rounds them to the even cent. Without STRICT, which it is all the same,
-- it is put in where it is called and takes a quarter of the time.
CREATE FUNCTION half_even(exact numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN exact % 0.01 IN (0.005, -0.005) THEN round(round(exact * 50) / 50, 2) ELSE round(exact, 2) END;

ALTER TABLE trades ADD COLUMN shares numeric(20, 6), ADD COLUMN seq bigint;
ALTER TABLE portfolio_positions
    ADD COLUMN seq bigint,
    ADD COLUMN shares numeric(20, 6),
    ADD COLUMN open_shares numeric(20, 6) NOT NULL DEFAULT 0,
    ADD COLUMN cost_basis numeric(15, 2) NOT NULL DEFAULT 0,
    ADD COLUMN settled_shares numeric(20, 6) NOT NULL DEFAULT 0,
    ADD COLUMN settled_cost numeric(15, 2) NOT NULL DEFAULT 0,
    ADD COLUMN payout numeric(15, 2) NOT NULL DEFAULT 0,
    ADD COLUMN settlement_version integer NOT NULL DEFAULT 0;

-- One trade opens one position: whichever of the two is missing is made of the other.
INSERT INTO trades (portfolio_id, trade_id, timestamp, market_id, market_question, action, amount, entry_price)
SELECT portfolio_id, trade_id, entry_timestamp, market_id, market_question, action, amount, entry_price
FROM portfolio_positions p
WHERE NOT EXISTS (SELECT FROM trades t WHERE t.portfolio_id = p.portfolio_id AND t.trade_id = p.trade_id);

INSERT INTO portfolio_positions (portfolio_id, trade_id, market_id, market_question, action, amount, entry_price,
    entry_timestamp, status, realized_pnl)
SELECT portfolio_id, trade_id, market_id, market_question, action, amount, entry_price,
    timestamp, status, realized_pnl
FROM trades t
WHERE NOT EXISTS (SELECT FROM portfolio_positions p WHERE p.portfolio_id = t.portfolio_id AND p.trade_id = t.trade_id);

-- Times that are missing or infinite are taken from the nearest known time: a portfolio was there when it first bought something.
WITH known AS (
    SELECT portfolio_id, min(at) AS first
    FROM (SELECT portfolio_id, last_updated AS at FROM portfolios
        UNION ALL SELECT portfolio_id, entry_timestamp FROM portfolio_positions
        UNION ALL SELECT portfolio_id, timestamp FROM trades) told
    WHERE isfinite(at) GROUP BY portfolio_id)
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

-- What the position says wins over the copy in its trade.
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
    -- An old profit stays as it was booked; where none was, the exit price tells it.
    realized_pnl = CASE WHEN coalesce(p.status, 'open') = 'open' THEN 0
        ELSE coalesce(nullif(p.realized_pnl, 'NaN'),
            CASE WHEN p.exit_price BETWEEN 0 AND 1 THEN half_even(t.shares * p.exit_price) - p.amount END, 0) END
FROM trades t WHERE t.portfolio_id = p.portfolio_id AND t.trade_id = p.trade_id;

ALTER TABLE portfolios
    ADD COLUMN realized_pnl numeric(15, 2) NOT NULL DEFAULT 0,
    ADD COLUMN total_deposits numeric(15, 2) NOT NULL DEFAULT 0,
    ADD COLUMN total_withdrawals numeric(15, 2) NOT NULL DEFAULT 0,
    ADD COLUMN open_position_count integer NOT NULL DEFAULT 0,
    ADD COLUMN closed_position_count integer NOT NULL DEFAULT 0,
    ADD COLUMN closed_pnl numeric(15, 2) NOT NULL DEFAULT 0,
    ADD COLUMN held_shares numeric(20, 6) NOT NULL DEFAULT 0,
    ADD COLUMN seq bigint NOT NULL DEFAULT 0;

-- What the old totals said, where the lots say otherwise. Without booked nothing can be compared: a drawdown is one of a path
-- that no lot tells of, and is no longer stored.
CREATE TABLE adopted_metrics (
    portfolio_id bigint NOT NULL,
    metric varchar(63) NOT NULL,
    adopted_value numeric NOT NULL,
    computed_value numeric,
    CONSTRAINT pk_adopted_metrics PRIMARY KEY (portfolio_id, metric),
    CONSTRAINT fk_adopted_metrics_portfolio FOREIGN KEY (portfolio_id)
        REFERENCES portfolios (portfolio_id) ON DELETE CASCADE
);

-- Cash is taken as it is; everything else is counted from the positions.
WITH counted AS (
    SELECT p.portfolio_id, count(x.id) AS trades, coalesce(sum(x.cost_basis), 0) AS invested,
        coalesce(sum(x.realized_pnl), 0) AS realized, coalesce(sum(x.open_shares), 0) AS held,
        count(x.id) FILTER (WHERE x.status = 'open') AS open,
        count(x.id) FILTER (WHERE x.status = 'closed') AS closed,
        count(x.id) FILTER (WHERE x.status = 'closed' AND x.realized_pnl > 0) AS won,
        count(x.id) FILTER (WHERE x.status = 'closed' AND x.realized_pnl < 0) AS lost,
        max(x.entry_timestamp) AS last_trade_at,
        -- At the prices that the markets show; a lot without one is worth what it cost.
        coalesce(sum(half_even(x.open_shares * mark.price) - x.cost_basis) FILTER (WHERE x.status = 'open'), 0) AS unrealized
    FROM portfolios p LEFT JOIN portfolio_positions x USING (portfolio_id)
    LEFT JOIN LATERAL (
        SELECT CASE x.action WHEN 'buy_yes' THEN m.yes_price ELSE m.no_price END AS price
        FROM markets m WHERE m.market_id = x.market_id) mark ON mark.price BETWEEN 0 AND 1
    GROUP BY p.portfolio_id),
said AS (
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
        ('avg_trade_pnl', p.avg_trade_pnl, coalesce(half_even(c.realized / nullif(c.closed, 0)), 0)),
        ('max_drawdown', p.max_drawdown, NULL)) AS f (metric, adopted_value, computed_value)
    WHERE f.adopted_value <> coalesce(f.computed_value, 0))
UPDATE portfolios p SET
    total_invested = invested, realized_pnl = realized, closed_pnl = realized, held_shares = held,
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

-- Live figures (unrealized profit, drawdown, averages) are computed when asked for: stored copies were wrong copies.
ALTER TABLE portfolios
    DROP COLUMN total_profit_loss, DROP COLUMN total_trades_executed, DROP COLUMN avg_trade_pnl,
    DROP COLUMN max_drawdown, DROP COLUMN last_price_update;
ALTER TABLE trades DROP COLUMN status, DROP COLUMN current_pnl, DROP COLUMN realized_pnl;
ALTER TABLE portfolio_positions DROP COLUMN current_pnl;

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

-- The journal: every change of a portfolio, numbered 1, 2, 3, … Totals are its sum.
CREATE TABLE journal_entries (
    portfolio_id bigint NOT NULL,
    seq bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    type varchar(20) NOT NULL,
    cash numeric(15, 2) NOT NULL DEFAULT 0,
    cost numeric(15, 2) NOT NULL DEFAULT 0,
    realized_pnl numeric(15, 2) NOT NULL DEFAULT 0,
    shares numeric(20, 6) NOT NULL DEFAULT 0,
    position_count integer NOT NULL DEFAULT 0,
    position_pnl numeric(15, 2),
    trade_id varchar(255),
    market_id varchar(255),
    price numeric(10, 6),
    settlement_version integer,
    request_key varchar(255),
    reason text,
    CONSTRAINT pk_journal_entries PRIMARY KEY (portfolio_id, seq),
    CONSTRAINT fk_journal_entries_portfolio FOREIGN KEY (portfolio_id)
        REFERENCES portfolios (portfolio_id) ON DELETE CASCADE,
    CONSTRAINT ck_journal_entries_seq CHECK (seq >= 1),
    CONSTRAINT ck_journal_entries_type CHECK (type IN ('opened', 'adopted', 'deposited', 'withdrawn', 'bought', 'sold',
        'settled', 'reversed', 'amended', 'paused', 'resumed', 'archived')),
    -- Only owners bring money in or take it out; a trade moves money between cash, cost and profit.
    CONSTRAINT ck_journal_entries_balance CHECK (
        CASE WHEN type IN ('bought', 'sold', 'settled', 'reversed')
            THEN cash = realized_pnl - cost AND trade_id IS NOT NULL AND market_id IS NOT NULL
            ELSE cost = 0 AND realized_pnl = 0 AND shares = 0 AND position_count = 0 END),
    CONSTRAINT ck_journal_entries_amounts CHECK (
        cash <> 'NaN' AND cost <> 'NaN' AND realized_pnl <> 'NaN' AND shares <> 'NaN' AND isfinite(recorded_at)),
    CONSTRAINT ck_journal_entries_direction CHECK (
        CASE type WHEN 'opened' THEN cash >= 0 AND seq = 1
            WHEN 'deposited' THEN cash > 0 WHEN 'withdrawn' THEN cash < 0
            WHEN 'bought' THEN cash < 0 AND shares > 0 AND position_count = 1
            WHEN 'amended' THEN cash = 0 WHEN 'paused' THEN cash = 0 WHEN 'resumed' THEN cash = 0
            WHEN 'archived' THEN cash = 0 ELSE true END),
    CONSTRAINT ck_journal_entries_position_pnl CHECK (position_count = 1 AND type = 'bought' OR (position_count <> 0) = (position_pnl IS NOT NULL))
);

CREATE FUNCTION reject_journal_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Journal entries cannot be changed: portfolio_id=%, seq=%', OLD.portfolio_id, OLD.seq;
END $$;
CREATE TRIGGER journal_entries_append_only BEFORE UPDATE ON journal_entries
    FOR EACH ROW EXECUTE FUNCTION reject_journal_update();

-- The past of existing portfolios, as far as it is known, in order of time. Nothing comes before a portfolio was opened, whatever
-- it says of itself.
INSERT INTO journal_entries (portfolio_id, seq, recorded_at, type, cash, cost, realized_pnl, shares, position_count, position_pnl,
    trade_id, market_id, price, reason)
SELECT portfolio_id, row_number() OVER (PARTITION BY portfolio_id ORDER BY rank, recorded_at, step, trade_id),
    CASE type WHEN 'opened' THEN min(recorded_at) OVER (PARTITION BY portfolio_id) ELSE recorded_at END, type, cash, cost,
    realized, shares, position_count, position_pnl, trade_id, market_id, price, reason
FROM (
    SELECT portfolio_id, 1 AS rank, created_at AS recorded_at, 0 AS step, 'opened' AS type, initial_balance AS cash, 0 AS cost,
        0 AS realized, 0 AS shares, 0 AS position_count, NULL::numeric AS position_pnl, NULL AS trade_id, NULL AS market_id,
        NULL::numeric AS price, NULL AS reason
    FROM portfolios
    UNION ALL
    SELECT portfolio_id, 2, entry_timestamp, 1, 'bought', -amount, amount, 0, shares, 1, NULL, trade_id, market_id,
        entry_price, NULL
    FROM portfolio_positions
    UNION ALL
    SELECT portfolio_id, 2, exit_timestamp, 2, 'sold', amount + realized_pnl, -amount, realized_pnl, -shares, -1,
        realized_pnl, trade_id, market_id, exit_price, 'closed before adoption'
    FROM portfolio_positions WHERE status = 'closed'
    UNION ALL
    SELECT portfolio_id, 3, last_updated, 3, 'adopted', total_deposits - total_withdrawals, 0, 0, 0, 0, NULL, NULL, NULL,
        NULL, 'the adopted cash balance differs from the trades by this amount'
    FROM portfolios WHERE total_deposits <> total_withdrawals) past;

UPDATE portfolios p SET seq = (SELECT max(seq) FROM journal_entries j WHERE j.portfolio_id = p.portfolio_id);
UPDATE trades t SET seq = j.seq FROM journal_entries j
WHERE j.portfolio_id = t.portfolio_id AND j.trade_id = t.trade_id AND j.type = 'bought';
UPDATE portfolio_positions p SET seq = t.seq FROM trades t
WHERE t.portfolio_id = p.portfolio_id AND t.trade_id = p.trade_id;

UPDATE trades SET confidence = NULL WHERE NOT (confidence BETWEEN 0 AND 1);
ALTER TABLE trades
    ALTER COLUMN trade_id SET NOT NULL, ALTER COLUMN timestamp SET NOT NULL, ALTER COLUMN market_id SET NOT NULL,
    ALTER COLUMN action SET NOT NULL, ALTER COLUMN amount SET NOT NULL, ALTER COLUMN entry_price SET NOT NULL,
    ALTER COLUMN shares SET NOT NULL, ALTER COLUMN seq SET NOT NULL,
    ADD CONSTRAINT uq_trades_portfolio_trade UNIQUE (portfolio_id, trade_id),
    ADD CONSTRAINT uq_trades_portfolio_seq UNIQUE (portfolio_id, seq),
    ADD CONSTRAINT ck_trades_action CHECK (action IN ('buy_yes', 'buy_no')),
    ADD CONSTRAINT ck_trades_amounts CHECK (amount BETWEEN 0.01 AND 9999999999999.99 AND entry_price > 0 AND entry_price < 1
        -- What the stake bought, rounded down to the sixth place: said without a division, which would round.
        AND shares * entry_price <= amount AND (shares + 0.000001) * entry_price > amount),
    ADD CONSTRAINT ck_trades_confidence CHECK (confidence BETWEEN 0 AND 1),
    ADD CONSTRAINT ck_trades_times CHECK (isfinite(timestamp));

ALTER TABLE portfolio_positions
    ALTER COLUMN trade_id SET NOT NULL, ALTER COLUMN market_id SET NOT NULL, ALTER COLUMN action SET NOT NULL,
    ALTER COLUMN amount SET NOT NULL, ALTER COLUMN entry_price SET NOT NULL, ALTER COLUMN entry_timestamp SET NOT NULL,
    ALTER COLUMN status SET NOT NULL, ALTER COLUMN status SET DEFAULT 'open',
    ALTER COLUMN realized_pnl SET NOT NULL, ALTER COLUMN realized_pnl SET DEFAULT 0,
    ALTER COLUMN shares SET NOT NULL, ALTER COLUMN seq SET NOT NULL,
    ADD CONSTRAINT uq_portfolio_positions_portfolio_trade UNIQUE (portfolio_id, trade_id),
    ADD CONSTRAINT fk_portfolio_positions_trade FOREIGN KEY (portfolio_id, trade_id)
        REFERENCES trades (portfolio_id, trade_id) ON DELETE CASCADE,
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

-- An index for each query of the API; those of the seed that are a prefix of another go.
DROP INDEX idx_trades_portfolio_id;
CREATE INDEX idx_trades_portfolio_market ON trades (portfolio_id, market_id, seq);
DROP INDEX idx_portfolio_positions_portfolio_id;
DROP INDEX idx_portfolio_positions_portfolio_status;
DROP INDEX idx_portfolio_positions_portfolio_market;
CREATE INDEX idx_portfolio_positions_portfolio_status ON portfolio_positions (portfolio_id, status, seq);
CREATE INDEX idx_portfolio_positions_portfolio_market ON portfolio_positions (portfolio_id, market_id, seq);
CREATE INDEX idx_portfolio_positions_portfolio_seq ON portfolio_positions (portfolio_id, seq);
CREATE INDEX idx_portfolio_positions_settlement ON portfolio_positions (market_id, settlement_version)
    WHERE status <> 'closed';
DROP INDEX idx_portfolios_status;
DROP INDEX idx_portfolios_strategy_type;
CREATE INDEX idx_portfolios_status ON portfolios (status, portfolio_id);
CREATE INDEX idx_portfolios_strategy_type ON portfolios (strategy_type, portfolio_id);
