-- Why: removes the bounds of events and markets, and stores market_conviction again.

DROP INDEX idx_events_volume;
DROP INDEX idx_events_liquidity;
DROP INDEX idx_events_end_date;
ALTER TABLE events
    DROP CONSTRAINT ck_events_times,
    DROP CONSTRAINT ck_events_amounts,
    ALTER COLUMN created_at DROP NOT NULL, ALTER COLUMN created_at DROP DEFAULT,
    ALTER COLUMN updated_at DROP NOT NULL, ALTER COLUMN updated_at DROP DEFAULT;

-- The table is created again, because market_conviction comes before other columns.
ALTER TABLE markets RENAME TO markets_with_bounds;
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
FROM markets_with_bounds;
DROP TABLE markets_with_bounds;
ALTER TABLE markets ADD PRIMARY KEY (market_id);
