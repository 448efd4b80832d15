-- Why: the schema of the replaced system, to the column, so that its databases can be adopted at this version.

CREATE TABLE portfolios (
    portfolio_id serial PRIMARY KEY,
    name varchar(255) NOT NULL,
    description text,
    strategy_type varchar(100) NOT NULL,
    initial_balance numeric(15, 2) NOT NULL,
    current_balance numeric(15, 2) NOT NULL,
    total_invested numeric(15, 2),
    total_profit_loss numeric(15, 2),
    trade_count integer,
    status varchar(50),
    created_at timestamp,
    last_updated timestamp,
    strategy_config jsonb,
    max_position_size numeric(15, 2),
    max_total_exposure numeric(15, 2),
    max_positions integer,
    total_trades_executed integer,
    total_winning_trades integer,
    total_losing_trades integer,
    avg_trade_pnl numeric(15, 2),
    max_drawdown numeric(15, 2),
    last_trade_at timestamp,
    last_price_update timestamp,
    CONSTRAINT portfolios_name_key UNIQUE (name)
);
CREATE INDEX idx_portfolios_status ON portfolios (status);
CREATE INDEX idx_portfolios_strategy_type ON portfolios (strategy_type);
CREATE INDEX idx_portfolios_status_strategy ON portfolios (status, strategy_type);

CREATE TABLE events (
    event_id varchar(255) PRIMARY KEY,
    title text,
    slug varchar(255),
    description text,
    start_date timestamp,
    end_date timestamp,
    image_url text,
    icon varchar(255),
    active boolean,
    closed boolean,
    archived boolean,
    new boolean,
    featured boolean,
    restricted boolean,
    liquidity numeric(15, 2),
    volume numeric(15, 2),
    tags jsonb,
    created_at timestamp,
    updated_at timestamp,
    is_filtered boolean
);

CREATE TABLE markets (
    market_id varchar(255) PRIMARY KEY,
    event_id varchar(255),
    question text,
    description text,
    outcomes jsonb,
    outcome_prices jsonb,
    volume numeric(15, 2),
    volume24hr numeric(15, 2),
    liquidity numeric(15, 2),
    end_date timestamp,
    game_start_time timestamp,
    seconds_delay integer,
    active boolean,
    closed boolean,
    archived boolean,
    new boolean,
    featured boolean,
    submitted_by varchar(255),
    resolved boolean,
    yes_price numeric(10, 6),
    no_price numeric(10, 6),
    last_price_update timestamp,
    market_conviction numeric(5, 4),
    created_at timestamp,
    updated_at timestamp,
    is_filtered boolean
);

CREATE TABLE market_snapshots (
    id serial PRIMARY KEY,
    market_id varchar(255),
    timestamp timestamp,
    yes_price numeric(10, 6),
    no_price numeric(10, 6),
    liquidity numeric(15, 2),
    volume numeric(15, 2),
    volume24hr numeric(15, 2),
    market_conviction numeric(5, 4)
);
CREATE INDEX idx_market_snapshots_market_timestamp ON market_snapshots (market_id, timestamp);

CREATE TABLE portfolio_positions (
    id serial PRIMARY KEY,
    portfolio_id integer NOT NULL REFERENCES portfolios (portfolio_id) ON DELETE CASCADE,
    trade_id varchar(255),
    market_id varchar(255),
    market_question text,
    action varchar(50),
    amount numeric(15, 2),
    entry_price numeric(10, 6),
    entry_timestamp timestamp,
    status varchar(50),
    current_pnl numeric(15, 2),
    realized_pnl numeric(15, 2),
    exit_price numeric(10, 6),
    exit_timestamp timestamp
);
CREATE INDEX idx_portfolio_positions_portfolio_id ON portfolio_positions (portfolio_id);
CREATE INDEX idx_portfolio_positions_portfolio_status ON portfolio_positions (portfolio_id, status);
CREATE INDEX idx_portfolio_positions_portfolio_market ON portfolio_positions (portfolio_id, market_id);

CREATE TABLE trades (
    id serial PRIMARY KEY,
    portfolio_id integer NOT NULL REFERENCES portfolios (portfolio_id) ON DELETE CASCADE,
    trade_id varchar(255),
    timestamp timestamp,
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
    event_end_date timestamp,
    current_pnl numeric(15, 2),
    realized_pnl numeric(15, 2)
);
CREATE INDEX idx_trades_portfolio_id ON trades (portfolio_id);
CREATE INDEX idx_trades_portfolio_timestamp ON trades (portfolio_id, timestamp);
CREATE INDEX idx_trades_portfolio_status ON trades (portfolio_id, status);

CREATE TABLE trading_signals (
    id serial PRIMARY KEY,
    portfolio_id integer REFERENCES portfolios (portfolio_id) ON DELETE CASCADE,
    strategy_type varchar(100),
    timestamp timestamp,
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
    event_end_date timestamp,
    executed boolean,
    executed_at timestamp,
    trade_id varchar(255)
);
CREATE INDEX idx_trading_signals_portfolio ON trading_signals (portfolio_id);
CREATE INDEX idx_trading_signals_portfolio_executed ON trading_signals (portfolio_id, executed);
CREATE INDEX idx_trading_signals_strategy ON trading_signals (strategy_type);

CREATE TABLE portfolio_history (
    id serial PRIMARY KEY,
    portfolio_id integer NOT NULL REFERENCES portfolios (portfolio_id) ON DELETE CASCADE,
    snapshot_date timestamp,
    timestamp timestamp,
    balance numeric(15, 2),
    total_invested numeric(15, 2),
    total_profit_loss numeric(15, 2),
    total_value numeric(15, 2),
    open_positions integer,
    trade_count integer
);
CREATE INDEX idx_portfolio_history_portfolio_date ON portfolio_history (portfolio_id, snapshot_date);
CREATE INDEX idx_portfolio_history_portfolio_timestamp ON portfolio_history (portfolio_id, timestamp);
