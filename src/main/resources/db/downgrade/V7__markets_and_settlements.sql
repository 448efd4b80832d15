-- Why: takes settlements back: a market is closed and no more, and its prices' conviction is a stored copy again.
-- Loses: settlements | SELECT count(*) FROM settlements

-- The lots that a settlement paid stay as they are and still tell the version that paid them. If their market is settled again
-- above, what has this version or a smaller one does not reach them, and a larger one corrects them.
DROP TABLE settlements;

DROP INDEX idx_events_volume;
DROP INDEX idx_events_liquidity;
DROP INDEX idx_events_end_date;
ALTER TABLE events
    DROP CONSTRAINT ck_events_times,
    DROP CONSTRAINT ck_events_amounts,
    ALTER COLUMN created_at DROP NOT NULL, ALTER COLUMN created_at DROP DEFAULT,
    ALTER COLUMN updated_at DROP NOT NULL, ALTER COLUMN updated_at DROP DEFAULT;

-- The table is made anew, because "market_conviction" stood before other columns.
ALTER TABLE markets RENAME TO settled_markets;
CREATE TABLE markets (
    market_id varchar(255),
    event_id varchar(255),
    question text,
    description text,
    outcomes jsonb,
    outcome_prices jsonb,
    volume numeric(15, 2),
    volume24hr numeric(15, 2),
    liquidity numeric(15, 2),
    end_date timestamptz,
    game_start_time timestamptz,
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
    last_price_update timestamptz,
    market_conviction numeric(5, 4),
    created_at timestamptz,
    updated_at timestamptz,
    is_filtered boolean
);
INSERT INTO markets
SELECT market_id, event_id, question, description, outcomes, outcome_prices, volume, volume24hr, liquidity, end_date,
    game_start_time, seconds_delay, active, closed, archived, new, featured, submitted_by, resolved, yes_price, no_price,
    last_price_update, market_conviction, created_at, updated_at, is_filtered
FROM settled_markets;
DROP TABLE settled_markets;
ALTER TABLE markets ADD PRIMARY KEY (market_id);
