-- Why: copies a single-portfolio database, also a partly converted one, into the tables of version 1.

-- In the schema of the new tables, because version 3 moves these rows to quarantine and reads only its own schema.
CREATE TABLE single_portfolio_quarantine (
    source_table varchar(63) NOT NULL,
    source_row jsonb NOT NULL,
    reason text NOT NULL,
    kept boolean NOT NULL
);

-- Tables and columns that exist only before, or only after, the old system's conversion to many portfolios.
CREATE TABLE IF NOT EXISTS single_portfolio.portfolios (portfolio_id integer);
CREATE TABLE IF NOT EXISTS single_portfolio.portfolio_state (
    balance numeric(15, 2), total_invested numeric(15, 2), total_profit_loss numeric(15, 2), trade_count integer,
    created_at timestamp, last_updated timestamp);
ALTER TABLE single_portfolio.portfolio_positions ADD COLUMN IF NOT EXISTS portfolio_id integer;
ALTER TABLE single_portfolio.trades ADD COLUMN IF NOT EXISTS portfolio_id integer;
ALTER TABLE single_portfolio.portfolio_history ADD COLUMN IF NOT EXISTS portfolio_id integer;
ALTER TABLE single_portfolio.trading_signals
    ADD COLUMN IF NOT EXISTS portfolio_id integer, ADD COLUMN IF NOT EXISTS strategy_type varchar(100);

INSERT INTO portfolios
SELECT new.* FROM single_portfolio.portfolios old, jsonb_populate_record(NULL::portfolios, to_jsonb(old)) new
WHERE num_nulls(new.portfolio_id, new.name, new.strategy_type, new.initial_balance, new.current_balance) = 0;
INSERT INTO single_portfolio_quarantine
SELECT 'single_portfolio.portfolios', to_jsonb(old), 'name, strategy or balance is missing', false
FROM single_portfolio.portfolios old, jsonb_populate_record(NULL::portfolios, to_jsonb(old)) new
WHERE num_nulls(new.portfolio_id, new.name, new.strategy_type, new.initial_balance, new.current_balance) > 0;

-- The single portfolio gets an id that no row uses yet.
INSERT INTO portfolios (portfolio_id, name, strategy_type, initial_balance, current_balance, total_invested, total_profit_loss,
    trade_count, status, created_at, last_updated, strategy_config, max_positions)
SELECT (SELECT coalesce(max(portfolio_id), 0) + 1 FROM (
        SELECT portfolio_id FROM single_portfolio.portfolios
        UNION ALL SELECT portfolio_id FROM single_portfolio.portfolio_positions
        UNION ALL SELECT portfolio_id FROM single_portfolio.trades
        UNION ALL SELECT portfolio_id FROM single_portfolio.portfolio_history
        UNION ALL SELECT portfolio_id FROM single_portfolio.trading_signals) referred),
    'Default Portfolio', 'momentum', 10000, balance, total_invested, total_profit_loss, trade_count, 'active', created_at,
    last_updated, '{}', 20
FROM single_portfolio.portfolio_state
WHERE NOT EXISTS (SELECT FROM portfolios WHERE name = 'Default Portfolio');
INSERT INTO single_portfolio_quarantine
SELECT 'portfolio_state', to_jsonb(s), 'differs from the portfolio created from it', true
FROM single_portfolio.portfolio_state s JOIN portfolios p ON p.name = 'Default Portfolio'
WHERE (s.balance, s.total_invested, s.total_profit_loss, s.trade_count)
    IS DISTINCT FROM (p.current_balance, p.total_invested, p.total_profit_loss, p.trade_count);

-- Rows without a portfolio_id belong to the single portfolio.
DO $$
DECLARE
    owned text;
    columns text;
BEGIN
    FOREACH owned IN ARRAY ARRAY['portfolio_positions', 'trades', 'trading_signals', 'portfolio_history'] LOOP
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns
        FROM pg_attribute WHERE attrelid = owned::regclass AND attnum > 0 AND attname <> 'portfolio_id';
        EXECUTE format('CREATE TEMP VIEW owned AS SELECT o.*, coalesce(o.portfolio_id,
                (SELECT portfolio_id FROM portfolios WHERE name = ''Default Portfolio'')) AS owner
            FROM single_portfolio.%I o', owned);
        EXECUTE format('INSERT INTO %I (portfolio_id, %s) SELECT owner, %2$s FROM owned
            WHERE owner IN (SELECT portfolio_id FROM portfolios)', owned, columns);
        EXECUTE format('INSERT INTO single_portfolio_quarantine
            SELECT %L, to_jsonb(owned) - ''owner'', ''the portfolio is missing or quarantined'', false FROM owned
            WHERE coalesce(owner NOT IN (SELECT portfolio_id FROM portfolios), true)', owned);
        DROP VIEW owned;
    END LOOP;
END $$;

INSERT INTO market_snapshots (id, market_id, timestamp, yes_price, no_price, liquidity, volume, volume24hr, market_conviction)
SELECT id, market_id, timestamp, yes_price, no_price, liquidity, volume, volume24hr,
    CASE WHEN abs(market_conviction) < 9.99995 THEN market_conviction END
FROM single_portfolio.market_snapshots;

-- The JSON source of events and markets stays in the schema single_portfolio. The columns take what they can hold.
-- time_of and list_of return null, or the input, where they cannot read a value.
CREATE FUNCTION single_portfolio.time_of(value text) RETURNS timestamp LANGUAGE plpgsql AS $$
BEGIN
    RETURN value::timestamptz AT TIME ZONE 'UTC';
EXCEPTION WHEN others THEN
    RETURN NULL;
END $$;
-- Polymarket sends a list as a JSON string that contains a list.
CREATE FUNCTION single_portfolio.list_of(value jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
    RETURN CASE jsonb_typeof(value) WHEN 'string' THEN (value #>> '{}')::jsonb ELSE value END;
EXCEPTION WHEN others THEN
    RETURN value;
END $$;
CREATE FUNCTION single_portfolio.flags_of(source jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT coalesce(jsonb_object_agg(key, value), '{}')
    FROM jsonb_each(CASE WHEN jsonb_typeof(source) = 'object' THEN source ELSE '{}' END)
    WHERE key IN ('active', 'closed', 'archived', 'new', 'featured', 'restricted') AND jsonb_typeof(value) = 'boolean'
$$;

INSERT INTO events
SELECT new.*
FROM single_portfolio.events old
CROSS JOIN LATERAL (SELECT to_jsonb(old) AS stored, to_jsonb(old) -> 'event_data' AS source) o
CROSS JOIN LATERAL jsonb_populate_record(NULL::events, single_portfolio.flags_of(source) || jsonb_build_object(
    'description', source ->> 'description', 'image_url', source ->> 'image', 'tags', source -> 'tags',
    'icon', CASE WHEN length(source ->> 'icon') <= 255 THEN source ->> 'icon' END)
    || CASE WHEN length(old.slug) > 255 THEN stored - 'slug' ELSE stored END
    || jsonb_build_object(
        'start_date', coalesce(old.start_date, single_portfolio.time_of(source ->> 'startDate')),
        'end_date', coalesce(old.end_date, single_portfolio.time_of(source ->> 'endDate')))) new;
INSERT INTO single_portfolio_quarantine
SELECT 'events', to_jsonb(old), 'slug is longer than 255 characters: not carried over', true
FROM single_portfolio.events old WHERE length(old.slug) > 255;

INSERT INTO markets
SELECT new.*
FROM single_portfolio.markets old
CROSS JOIN LATERAL (SELECT to_jsonb(old) AS stored, to_jsonb(old) -> 'market_data' AS source) o
CROSS JOIN LATERAL jsonb_populate_record(NULL::markets, single_portfolio.flags_of(source) || jsonb_build_object(
    'description', source ->> 'description', 'outcomes', single_portfolio.list_of(source -> 'outcomes'),
    'outcome_prices', single_portfolio.list_of(source -> 'outcomePrices'),
    'end_date', coalesce(single_portfolio.time_of(source ->> 'endDate'), (stored ->> 'event_end_date')::timestamp),
    'game_start_time', single_portfolio.time_of(source ->> 'gameStartTime'),
    'seconds_delay', CASE WHEN source ->> 'secondsDelay' ~ '^[0-9]{1,9}$' THEN source -> 'secondsDelay' END,
    'submitted_by', CASE WHEN length(source ->> 'submitted_by') <= 255 THEN source ->> 'submitted_by' END,
    -- The old system wrote the row with its price.
    'last_price_update', CASE WHEN old.yes_price IS NOT NULL THEN old.updated_at END)
    || CASE WHEN abs(old.market_conviction) < 9.99995 THEN stored ELSE stored - 'market_conviction' END) new;

DROP FUNCTION single_portfolio.time_of;
DROP FUNCTION single_portfolio.list_of;
DROP FUNCTION single_portfolio.flags_of;

-- The sequences continue after the copied ids.
DO $$
DECLARE
    numbered record;
BEGIN
    FOR numbered IN SELECT * FROM (VALUES ('portfolios', 'portfolio_id'), ('market_snapshots', 'id'),
        ('portfolio_positions', 'id'), ('trades', 'id'), ('trading_signals', 'id'), ('portfolio_history', 'id')) AS n (tab, col)
    LOOP
        EXECUTE format('SELECT setval(%L, max(%I)) FROM %I HAVING count(*) > 0', numbered.tab || '_' || numbered.col || '_seq',
            numbered.col, numbered.tab);
    END LOOP;
END $$;
