-- The database of the replaced system when it had a single portfolio.
CREATE TABLE events (
    id serial,
    event_id varchar(255) NOT NULL,
    title text NOT NULL,
    slug varchar(500),
    liquidity numeric(15,2),
    volume numeric(15,2),
    volume24hr numeric(15,2),
    start_date timestamp,
    end_date timestamp,
    days_until_end integer,
    event_data jsonb NOT NULL,
    is_filtered boolean DEFAULT true,
    created_at timestamp NOT NULL DEFAULT now(),
    updated_at timestamp NOT NULL DEFAULT now(),
    CONSTRAINT events_event_id_key UNIQUE (event_id),
    CONSTRAINT events_pkey PRIMARY KEY (id)
);
CREATE TABLE market_snapshots (
    id serial,
    market_id varchar(255) NOT NULL,
    timestamp timestamp NOT NULL DEFAULT now(),
    yes_price numeric(10,6),
    no_price numeric(10,6),
    liquidity numeric(15,2),
    volume numeric(15,2),
    volume24hr numeric(15,2),
    market_conviction numeric(10,6),
    created_at timestamp NOT NULL DEFAULT now(),
    CONSTRAINT market_snapshots_pkey PRIMARY KEY (id)
);
CREATE TABLE markets (
    id serial,
    market_id varchar(255) NOT NULL,
    question text NOT NULL,
    event_id varchar(255),
    event_title text,
    event_end_date timestamp,
    liquidity numeric(15,2),
    volume numeric(15,2),
    volume24hr numeric(15,2),
    yes_price numeric(10,6),
    no_price numeric(10,6),
    market_conviction numeric(10,6),
    market_data jsonb NOT NULL,
    is_filtered boolean DEFAULT true,
    created_at timestamp NOT NULL DEFAULT now(),
    updated_at timestamp NOT NULL DEFAULT now(),
    CONSTRAINT markets_market_id_key UNIQUE (market_id),
    CONSTRAINT markets_pkey PRIMARY KEY (id)
);
CREATE TABLE portfolio_history (
    id serial,
    snapshot_date date NOT NULL,
    timestamp timestamp NOT NULL,
    balance numeric(15,2) NOT NULL,
    total_invested numeric(15,2) NOT NULL,
    total_profit_loss numeric(15,2) NOT NULL,
    total_value numeric(15,2) NOT NULL,
    open_positions integer NOT NULL,
    trade_count integer NOT NULL,
    created_at timestamp NOT NULL DEFAULT now(),
    CONSTRAINT portfolio_history_pkey PRIMARY KEY (id)
);
CREATE TABLE portfolio_positions (
    id serial,
    trade_id varchar(255) NOT NULL,
    market_id varchar(255) NOT NULL,
    market_question text NOT NULL,
    action varchar(50) NOT NULL,
    amount numeric(15,2) NOT NULL,
    entry_price numeric(10,6) NOT NULL,
    entry_timestamp timestamp NOT NULL,
    status varchar(50) NOT NULL,
    current_pnl numeric(15,2),
    realized_pnl numeric(15,2),
    exit_price numeric(10,6),
    exit_timestamp timestamp,
    created_at timestamp NOT NULL DEFAULT now(),
    CONSTRAINT portfolio_positions_pkey PRIMARY KEY (id),
    CONSTRAINT portfolio_positions_trade_id_key UNIQUE (trade_id)
);
CREATE TABLE portfolio_snapshots (
    id serial,
    timestamp timestamp NOT NULL DEFAULT now(),
    balance numeric(15,2) NOT NULL,
    total_invested numeric(15,2) NOT NULL,
    total_profit_loss numeric(15,2) NOT NULL,
    trade_count integer NOT NULL,
    created_at timestamp NOT NULL DEFAULT now(),
    CONSTRAINT portfolio_snapshots_pkey PRIMARY KEY (id)
);
CREATE TABLE portfolio_state (
    id integer NOT NULL DEFAULT 1,
    balance numeric(15,2) NOT NULL,
    total_invested numeric(15,2) NOT NULL,
    total_profit_loss numeric(15,2) NOT NULL,
    trade_count integer NOT NULL,
    created_at timestamp NOT NULL,
    last_updated timestamp NOT NULL,
    CONSTRAINT portfolio_state_pkey PRIMARY KEY (id),
    CONSTRAINT single_portfolio CHECK (id = 1)
);
CREATE TABLE signal_archives (
    id serial,
    archived_at timestamp NOT NULL,
    archive_month varchar(7) NOT NULL,
    signals_count integer NOT NULL,
    signals_data jsonb NOT NULL,
    created_at timestamp NOT NULL DEFAULT now(),
    CONSTRAINT signal_archives_pkey PRIMARY KEY (id)
);
CREATE TABLE system_metadata (
    key varchar(255) NOT NULL,
    value text NOT NULL,
    updated_at timestamp NOT NULL DEFAULT now(),
    CONSTRAINT system_metadata_pkey PRIMARY KEY (key)
);
CREATE TABLE trades (
    id serial,
    trade_id varchar(255) NOT NULL,
    timestamp timestamp NOT NULL,
    market_id varchar(255) NOT NULL,
    market_question text NOT NULL,
    action varchar(50) NOT NULL,
    amount numeric(15,2) NOT NULL,
    entry_price numeric(10,6) NOT NULL,
    confidence numeric(5,4) NOT NULL,
    reason text,
    status varchar(50) NOT NULL,
    event_id varchar(255),
    event_title text,
    event_end_date timestamp,
    current_pnl numeric(15,2),
    realized_pnl numeric(15,2),
    created_at timestamp NOT NULL DEFAULT now(),
    CONSTRAINT trades_pkey PRIMARY KEY (id),
    CONSTRAINT trades_trade_id_key UNIQUE (trade_id)
);
CREATE TABLE trading_signals (
    id serial,
    timestamp timestamp NOT NULL,
    market_id varchar(255) NOT NULL,
    market_question text NOT NULL,
    action varchar(50) NOT NULL,
    target_price numeric(10,6) NOT NULL,
    amount numeric(15,2) NOT NULL,
    confidence numeric(5,4) NOT NULL,
    reason text,
    yes_price numeric(10,6) NOT NULL,
    no_price numeric(10,6) NOT NULL,
    market_liquidity numeric(15,2),
    market_volume numeric(15,2),
    event_id varchar(255),
    event_title text,
    event_end_date timestamp,
    executed boolean DEFAULT false,
    executed_at timestamp,
    trade_id varchar(255),
    created_at timestamp NOT NULL DEFAULT now(),
    CONSTRAINT trading_signals_pkey PRIMARY KEY (id)
);
ALTER TABLE trading_signals ADD CONSTRAINT trading_signals_trade_id_fkey FOREIGN KEY (trade_id) REFERENCES trades(trade_id);
CREATE INDEX idx_events_end_date ON events (end_date);
CREATE INDEX idx_events_event_id ON events (event_id);
CREATE INDEX idx_events_liquidity ON events (liquidity);
CREATE INDEX idx_events_volume ON events (volume);
CREATE INDEX idx_market_snapshots_market_id ON market_snapshots (market_id);
CREATE INDEX idx_market_snapshots_timestamp ON market_snapshots ("timestamp" DESC);
CREATE INDEX idx_markets_event_id ON markets (event_id);
CREATE INDEX idx_markets_liquidity ON markets (liquidity);
CREATE INDEX idx_markets_market_id ON markets (market_id);
CREATE INDEX idx_markets_volume ON markets (volume);
CREATE INDEX idx_portfolio_history_date ON portfolio_history (snapshot_date DESC);
CREATE INDEX idx_positions_market_id ON portfolio_positions (market_id);
CREATE INDEX idx_positions_status ON portfolio_positions (status);
CREATE INDEX idx_portfolio_snapshots_timestamp ON portfolio_snapshots ("timestamp" DESC);
CREATE INDEX idx_signal_archives_month ON signal_archives (archive_month);
CREATE INDEX idx_trades_market_id ON trades (market_id);
CREATE INDEX idx_trades_status ON trades (status);
CREATE INDEX idx_trades_timestamp ON trades ("timestamp" DESC);
CREATE INDEX idx_signals_executed ON trading_signals (executed);
CREATE INDEX idx_signals_market_id ON trading_signals (market_id);
CREATE INDEX idx_signals_timestamp ON trading_signals ("timestamp" DESC);
