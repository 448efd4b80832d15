-- Why: observations arrive by the million, so they are partitioned by month, and their key makes a repeated one a no-op.

ALTER TABLE market_snapshots RENAME TO market_snapshots_seed;

CREATE TABLE market_snapshots (
    market_id varchar(255) NOT NULL,
    timestamp timestamptz NOT NULL,
    -- Dollars per share. Both are null where the prices were cleared.
    yes_price numeric(10, 6),
    no_price numeric(10, 6),
    liquidity numeric(15, 2),
    volume numeric(15, 2),
    volume24hr numeric(15, 2),
    -- Null for observations adopted from the replaced system.
    source varchar(10),
    CONSTRAINT pk_market_snapshots PRIMARY KEY (market_id, timestamp),
    CONSTRAINT ck_market_snapshots_prices CHECK (yes_price BETWEEN 0 AND 1 AND no_price BETWEEN 0 AND 1),
    CONSTRAINT ck_market_snapshots_amounts CHECK (liquidity BETWEEN 0 AND 9999999999999.99
        AND volume BETWEEN 0 AND 9999999999999.99 AND volume24hr BETWEEN 0 AND 9999999999999.99),
    CONSTRAINT ck_market_snapshots_source CHECK (source IN ('api', 'import'))
) PARTITION BY RANGE (timestamp);

-- Creates the partitions (UTC months) that these instants need. ATTACH PARTITION does not block readers and writers of the
-- other partitions; CREATE TABLE … PARTITION OF would. The advisory lock lets one of several callers do it.
CREATE FUNCTION ensure_snapshot_partitions(instants timestamptz[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    month timestamp;
    partition text;
BEGIN
    FOR month IN SELECT DISTINCT date_trunc('month', i AT TIME ZONE 'UTC') AS m FROM unnest(instants) AS i ORDER BY m LOOP
        partition := 'market_snapshots_' || to_char(month, 'YYYY_MM');
        CONTINUE WHEN to_regclass(partition) IS NOT NULL;
        PERFORM pg_advisory_xact_lock(hashtext('market_snapshots'));
        -- Reads the catalog: to_regclass may not see yet what another session created while this one waited.
        CONTINUE WHEN EXISTS (
            SELECT FROM pg_class WHERE relname = partition AND relnamespace = current_schema()::regnamespace);
        EXECUTE format('CREATE TABLE %I (LIKE market_snapshots INCLUDING ALL)', partition);
        EXECUTE format('ALTER TABLE market_snapshots ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', partition,
            month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
    END LOOP;
END $$;

WITH moved AS (
    DELETE FROM market_snapshots_seed
    WHERE market_id IS NULL OR NOT coalesce(timestamp BETWEEN '1970-01-01' AND now() AT TIME ZONE 'UTC', false)
        OR NOT coalesce(yes_price BETWEEN 0 AND 1, false)
        OR NOT coalesce(no_price BETWEEN 0 AND 1, true) OR NOT coalesce(liquidity BETWEEN 0 AND 9999999999999.99, true)
        OR NOT coalesce(volume BETWEEN 0 AND 9999999999999.99, true)
        OR NOT coalesce(volume24hr BETWEEN 0 AND 9999999999999.99, true)
    RETURNING *)
INSERT INTO quarantine (source_table, source_row, reason)
SELECT 'market_snapshots', to_jsonb(moved), 'market, time or price is missing or out of range' FROM moved;

-- Of several observations of one market and time the oldest row stays. Different ones are quarantined, equal ones counted.
WITH moved AS (
    DELETE FROM market_snapshots_seed s USING market_snapshots_seed older
    WHERE older.market_id = s.market_id AND older.timestamp = s.timestamp AND older.id < s.id
        AND (older.yes_price, older.no_price, older.liquidity, older.volume, older.volume24hr)
            IS DISTINCT FROM (s.yes_price, s.no_price, s.liquidity, s.volume, s.volume24hr)
    RETURNING s.*)
INSERT INTO quarantine (source_table, source_row, reason)
SELECT 'market_snapshots', to_jsonb(moved), 'another observation of this market and time is kept' FROM moved;

DO $$ BEGIN
    PERFORM ensure_snapshot_partitions(ARRAY(
        SELECT DISTINCT date_trunc('month', timestamp) AT TIME ZONE 'UTC' FROM market_snapshots_seed
        UNION SELECT last_price_update FROM markets
        WHERE yes_price BETWEEN 0 AND 1 AND last_price_update BETWEEN '1970-01-01' AND now()));
END $$;

WITH kept AS (
    INSERT INTO market_snapshots (market_id, timestamp, yes_price, no_price, liquidity, volume, volume24hr)
    SELECT market_id, timestamp AT TIME ZONE 'UTC', yes_price, no_price, liquidity, volume, volume24hr
    FROM market_snapshots_seed ORDER BY id ON CONFLICT DO NOTHING
    RETURNING 1),
copied AS (SELECT (SELECT count(*) FROM market_snapshots_seed) - (SELECT count(*) FROM kept) AS copies)
INSERT INTO quarantine (source_table, source_row, reason, kept)
SELECT 'market_snapshots', to_jsonb(copied), 'copies of a kept observation', true FROM copied WHERE copies > 0;
DROP TABLE market_snapshots_seed;

-- A market's price is its newest observation, so the price of a market becomes an observation.
INSERT INTO market_snapshots (market_id, timestamp, yes_price, no_price)
SELECT market_id, last_price_update, yes_price, CASE WHEN no_price BETWEEN 0 AND 1 THEN no_price END FROM markets
WHERE yes_price BETWEEN 0 AND 1 AND last_price_update BETWEEN '1970-01-01' AND now()
ON CONFLICT DO NOTHING;

UPDATE markets m SET yes_price = s.yes_price, no_price = s.no_price, last_price_update = s.timestamp
FROM (SELECT DISTINCT ON (market_id) * FROM market_snapshots ORDER BY market_id, timestamp DESC) s
WHERE s.market_id = m.market_id;

-- Readers find the newest observation by last_price_update, so it is null without an observation.
UPDATE markets m SET last_price_update = NULL
WHERE last_price_update IS NOT NULL AND NOT EXISTS (SELECT FROM market_snapshots s WHERE s.market_id = m.market_id);

-- The months around now, so that the first start has partitions. The service creates later ones in advance.
DO $$ BEGIN
    PERFORM ensure_snapshot_partitions(ARRAY(
        SELECT generate_series(now() - interval '1 month', now() + interval '3 months', interval '1 month')));
END $$;
