-- Why: takes the books back: cash, stakes and profits stay as they are, and the live figures are stored copies again.
-- Loses: journal entries that cash and positions do not imply | SELECT count(*) FROM journal_entries WHERE NOT (type IN ('opened', 'adopted') OR type = 'bought' AND request_key IS NULL OR type = 'sold' AND coalesce(reason, '') = 'closed before adoption')
-- Loses: partial sales of open positions | SELECT count(*) FROM portfolio_positions WHERE status = 'open' AND open_shares < shares
-- Loses: settlements of positions, which become closed | SELECT count(*) FROM portfolio_positions WHERE status = 'settled'
-- Loses: original totals of adopted portfolios | SELECT count(*) FROM adopted_metrics

DROP TABLE adopted_metrics;
DROP TABLE journal_entries;
DROP FUNCTION reject_journal_update;

ALTER TABLE trades RENAME TO booked_trades;
ALTER TABLE portfolio_positions RENAME TO lots;
ALTER TABLE portfolios RENAME TO books;
ALTER SEQUENCE trades_id_seq OWNED BY NONE;
ALTER SEQUENCE portfolio_positions_id_seq OWNED BY NONE;

-- The tables are made anew, because what was dropped of them stood before other columns. NOT NULL follows when the old ones are
-- gone: since PostgreSQL 18 it has a name that only one of two can have.
CREATE TABLE portfolios (
    portfolio_id bigint,
    name varchar(255),
    description text,
    strategy_type varchar(100),
    initial_balance numeric(15, 2),
    current_balance numeric(15, 2),
    total_invested numeric(15, 2),
    total_profit_loss numeric(15, 2),
    trade_count integer,
    status varchar(50),
    created_at timestamptz,
    last_updated timestamptz,
    strategy_config jsonb,
    max_position_size numeric(15, 2),
    max_total_exposure numeric(15, 2),
    max_positions integer,
    total_trades_executed integer,
    total_winning_trades integer,
    total_losing_trades integer,
    avg_trade_pnl numeric(15, 2),
    max_drawdown numeric(15, 2),
    last_trade_at timestamptz,
    last_price_update timestamptz
);
CREATE TABLE portfolio_positions (
    id bigint DEFAULT nextval('portfolio_positions_id_seq'),
    portfolio_id bigint,
    trade_id varchar(255),
    market_id varchar(255),
    market_question text,
    action varchar(50),
    amount numeric(15, 2),
    entry_price numeric(10, 6),
    entry_timestamp timestamptz,
    status varchar(50),
    current_pnl numeric(15, 2),
    realized_pnl numeric(15, 2),
    exit_price numeric(10, 6),
    exit_timestamp timestamptz
);
CREATE TABLE trades (
    id bigint DEFAULT nextval('trades_id_seq'),
    portfolio_id bigint,
    trade_id varchar(255),
    timestamp timestamptz,
    market_id varchar(255),
    market_question text,
    action varchar(50),
    amount numeric(15, 2),
    entry_price numeric(10, 6),
    confidence numeric(5, 4),
    reason text,
    status varchar(50),
    event_id varchar(255),
    event_title text,
    event_end_date timestamptz,
    current_pnl numeric(15, 2),
    realized_pnl numeric(15, 2)
);

-- A stake is what is still in an open lot: more would say that sold shares are held. The whole one stays in the trade.
INSERT INTO portfolio_positions
SELECT l.id, l.portfolio_id, l.trade_id, l.market_id, l.market_question, l.action,
    CASE WHEN l.status = 'open' AND l.open_shares < l.shares THEN greatest(l.cost_basis, 0.01) ELSE l.amount END,
    l.entry_price, l.entry_timestamp, l.status,
    CASE WHEN l.status = 'open' THEN half_even(l.open_shares * mark.price) - l.cost_basis ELSE 0 END,
    CASE WHEN l.status = 'open' THEN nullif(l.realized_pnl, 0) ELSE l.realized_pnl END, l.exit_price, l.exit_timestamp
FROM lots l
LEFT JOIN LATERAL (
    SELECT CASE l.action WHEN 'buy_yes' THEN m.yes_price ELSE m.no_price END AS price
    FROM markets m WHERE m.market_id = l.market_id) mark ON mark.price BETWEEN 0 AND 1;

INSERT INTO trades
SELECT t.id, t.portfolio_id, t.trade_id, t.timestamp, t.market_id, t.market_question, t.action, t.amount, t.entry_price,
    t.confidence, t.reason, p.status, t.event_id, t.event_title, t.event_end_date, p.current_pnl, p.realized_pnl
FROM booked_trades t LEFT JOIN portfolio_positions p USING (portfolio_id, trade_id);

INSERT INTO portfolios
SELECT b.portfolio_id, b.name, b.description, b.strategy_type, b.initial_balance, b.current_balance, b.total_invested,
    b.realized_pnl + live.unrealized, b.trade_count, b.status, b.created_at, b.last_updated, b.strategy_config,
    b.max_position_size, b.max_total_exposure, b.max_positions, b.trade_count, b.total_winning_trades,
    b.total_losing_trades, half_even(b.closed_pnl / nullif(b.closed_position_count, 0)), drawdown.deepest, b.last_trade_at,
    live.marked_at
FROM books b
CROSS JOIN LATERAL (
    SELECT coalesce(sum(p.current_pnl), 0) AS unrealized, max(m.last_price_update) AS marked_at
    FROM portfolio_positions p LEFT JOIN markets m USING (market_id)
    WHERE p.portfolio_id = b.portfolio_id AND p.status = 'open') live
CROSS JOIN LATERAL (
    SELECT max(peak - pnl) AS deepest
    FROM (SELECT pnl, max(pnl) OVER (ORDER BY at, id) AS peak
        FROM (SELECT '-infinity'::timestamptz AS at, 0 AS id, 0 AS pnl
            UNION ALL SELECT h.snapshot_date, h.id, nullif(h.total_profit_loss, 'NaN') FROM portfolio_history h
            WHERE h.portfolio_id = b.portfolio_id
            UNION ALL SELECT 'infinity', 0, b.realized_pnl + live.unrealized) points) path) drawdown;

DROP FUNCTION half_even;
DROP TABLE lots;
DROP TABLE booked_trades;
ALTER TABLE trading_signals DROP CONSTRAINT trading_signals_portfolio_id_fkey;
ALTER TABLE portfolio_history DROP CONSTRAINT portfolio_history_portfolio_id_fkey;

-- New portfolios go on behind the last one that there ever was.
DO $$
DECLARE
    next bigint := nextval(pg_get_serial_sequence('books', 'portfolio_id'));
BEGIN
    DROP TABLE books;
    ALTER TABLE portfolios ADD PRIMARY KEY (portfolio_id);
    EXECUTE format(
        'ALTER TABLE portfolios ALTER COLUMN portfolio_id ADD GENERATED BY DEFAULT AS IDENTITY (START WITH %s)', next);
END $$;

ALTER TABLE portfolios
    ALTER COLUMN name SET NOT NULL, ALTER COLUMN strategy_type SET NOT NULL,
    ALTER COLUMN initial_balance SET NOT NULL, ALTER COLUMN current_balance SET NOT NULL,
    ADD CONSTRAINT portfolios_name_key UNIQUE (name);
CREATE INDEX idx_portfolios_status ON portfolios (status);
CREATE INDEX idx_portfolios_strategy_type ON portfolios (strategy_type);
CREATE INDEX idx_portfolios_status_strategy ON portfolios (status, strategy_type);

ALTER SEQUENCE portfolio_positions_id_seq OWNED BY portfolio_positions.id;
ALTER TABLE portfolio_positions
    ALTER COLUMN portfolio_id SET NOT NULL,
    ADD PRIMARY KEY (id),
    ADD FOREIGN KEY (portfolio_id) REFERENCES portfolios (portfolio_id) ON DELETE CASCADE;
CREATE INDEX idx_portfolio_positions_portfolio_id ON portfolio_positions (portfolio_id);
CREATE INDEX idx_portfolio_positions_portfolio_status ON portfolio_positions (portfolio_id, status);
CREATE INDEX idx_portfolio_positions_portfolio_market ON portfolio_positions (portfolio_id, market_id);

ALTER SEQUENCE trades_id_seq OWNED BY trades.id;
ALTER TABLE trades
    ALTER COLUMN portfolio_id SET NOT NULL,
    ADD PRIMARY KEY (id),
    ADD FOREIGN KEY (portfolio_id) REFERENCES portfolios (portfolio_id) ON DELETE CASCADE;
CREATE INDEX idx_trades_portfolio_id ON trades (portfolio_id);
CREATE INDEX idx_trades_portfolio_timestamp ON trades (portfolio_id, timestamp);
CREATE INDEX idx_trades_portfolio_status ON trades (portfolio_id, status);

ALTER TABLE trading_signals ADD FOREIGN KEY (portfolio_id) REFERENCES portfolios (portfolio_id) ON DELETE CASCADE;
ALTER TABLE portfolio_history ADD FOREIGN KEY (portfolio_id) REFERENCES portfolios (portfolio_id) ON DELETE CASCADE;
