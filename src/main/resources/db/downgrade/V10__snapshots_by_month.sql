-- Why: moves observations back into one table, each with an id and its market_conviction.
-- Loses: observations of a cleared price, which the upgrade quarantines | SELECT count(*) FROM market_snapshots WHERE yes_price IS NULL
-- Loses: sources of observations | SELECT count(*) FROM market_snapshots WHERE source IS NOT NULL
-- Loses: market prices that differ from the last observation | SELECT count(*) FROM markets m CROSS JOIN LATERAL (SELECT * FROM market_snapshots s WHERE s.market_id = m.market_id ORDER BY s.timestamp DESC LIMIT 1) s WHERE (m.yes_price, m.no_price, m.last_price_update) IS DISTINCT FROM (s.yes_price, s.no_price, s.timestamp)
-- Loses: counts of copied observations | SELECT coalesce(sum((source_row ->> 'copies')::bigint), 0) FROM quarantine WHERE source_table = 'market_snapshots'

DELETE FROM quarantine WHERE source_table = 'market_snapshots' AND source_row ->> 'copies' IS NOT NULL;

DROP FUNCTION ensure_snapshot_partitions;
ALTER TABLE market_snapshots RENAME TO market_snapshots_by_month;

CREATE TABLE market_snapshots (
    id serial NOT NULL,
    market_id varchar(255),
    timestamp timestamp,
    yes_price numeric(10, 6),
    no_price numeric(10, 6),
    liquidity numeric(15, 2),
    volume numeric(15, 2),
    volume24hr numeric(15, 2),
    market_conviction numeric(5, 4)
);

-- Quarantined rows keep their ids; the others get the free ids. An upgrade keeps the smallest id of several observations of
-- one market and time, so an observation with a quarantined rival gets its id first, in the order of the rivals' ids.
WITH quarantined AS (
    SELECT old.id, old.market_id, old.timestamp, reason = 'another observation of this market and time is kept' AS rival
    FROM quarantine, jsonb_populate_record(NULL::market_snapshots, source_row) old WHERE source_table = 'market_snapshots'),
rivals AS (SELECT market_id, timestamp, min(id) AS id FROM quarantined WHERE rival GROUP BY market_id, timestamp),
free AS (
    SELECT id, row_number() OVER (ORDER BY id) AS n
    FROM generate_series(1, (SELECT count(*) FROM market_snapshots_by_month) + (SELECT count(*) FROM quarantined)) AS id
    WHERE id NOT IN (SELECT id FROM quarantined)),
kept AS (
    SELECT s.*, row_number() OVER (ORDER BY r.id, s.timestamp, s.market_id) AS n
    FROM market_snapshots_by_month s
    LEFT JOIN rivals r ON r.market_id = s.market_id AND r.timestamp = s.timestamp AT TIME ZONE 'UTC')
INSERT INTO market_snapshots
SELECT free.id, market_id, timestamp AT TIME ZONE 'UTC', yes_price, no_price, liquidity, volume, volume24hr,
    abs(yes_price - no_price)
FROM kept JOIN free USING (n);
DROP TABLE market_snapshots_by_month;

WITH moved AS (DELETE FROM quarantine WHERE source_table = 'market_snapshots' RETURNING source_row)
INSERT INTO market_snapshots SELECT old.* FROM moved, jsonb_populate_record(NULL::market_snapshots, source_row) old;

DO $$ BEGIN
    PERFORM setval('market_snapshots_id_seq', max(id)) FROM market_snapshots HAVING count(*) > 0;
END $$;
ALTER TABLE market_snapshots ADD PRIMARY KEY (id);
CREATE INDEX idx_market_snapshots_market_timestamp ON market_snapshots (market_id, timestamp);
