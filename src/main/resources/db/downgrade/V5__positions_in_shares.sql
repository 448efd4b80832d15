-- Why: removes the shares of trades and positions. Stakes and profits stay, and the live values are stored copies again.
-- Loses: partial sales of open positions | SELECT count(*) FROM portfolio_positions WHERE status = 'open' AND open_shares < shares
-- Loses: settlements of positions, which become closed | SELECT count(*) FROM portfolio_positions WHERE status = 'settled'

-- The tables are created again, because the dropped columns come before other columns. NOT NULL and keys follow when the old
-- tables are gone: PostgreSQL 18 names them after the table, and a name can exist only once.
ALTER TABLE trades RENAME TO trades_in_shares;
ALTER TABLE portfolio_positions RENAME TO positions_in_shares;
ALTER SEQUENCE trades_id_seq OWNED BY NONE;
ALTER SEQUENCE portfolio_positions_id_seq OWNED BY NONE;

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

-- The amount of a position that was sold in part is what the remaining shares cost, at least a cent. Its trade keeps the
-- whole stake.
INSERT INTO portfolio_positions
SELECT x.id, x.portfolio_id, x.trade_id, x.market_id, x.market_question, x.action,
    CASE WHEN x.status = 'open' AND x.open_shares < x.shares THEN greatest(x.cost_basis, 0.01) ELSE x.amount END,
    x.entry_price, x.entry_timestamp, x.status,
    CASE WHEN x.status = 'open' THEN half_even(x.open_shares * mark.price) - x.cost_basis ELSE 0 END,
    CASE WHEN x.status = 'open' THEN nullif(x.realized_pnl, 0) ELSE x.realized_pnl END, x.exit_price, x.exit_timestamp
FROM positions_in_shares x
LEFT JOIN LATERAL (
    SELECT CASE x.action WHEN 'buy_yes' THEN m.yes_price ELSE m.no_price END AS price
    FROM markets m WHERE m.market_id = x.market_id) mark ON mark.price BETWEEN 0 AND 1;

INSERT INTO trades
SELECT t.id, t.portfolio_id, t.trade_id, t.timestamp, t.market_id, t.market_question, t.action, t.amount, t.entry_price,
    t.confidence, t.reason, p.status, t.event_id, t.event_title, t.event_end_date, p.current_pnl, p.realized_pnl
FROM trades_in_shares t LEFT JOIN portfolio_positions p USING (portfolio_id, trade_id);

DROP TABLE positions_in_shares;
DROP TABLE trades_in_shares;

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
