-- Why: takes the quarantine back: its rows return, as they were, to the tables that they came from.
-- Loses: quarantined rows whose portfolio is gone | SELECT count(*) FROM quarantine WHERE source_row ->> 'portfolio_id' IS NOT NULL AND NOT EXISTS (SELECT FROM portfolios p WHERE p.portfolio_id = (source_row ->> 'portfolio_id')::bigint)

-- What had no name keeps the one that it was given: its trade and its position find each other by it.
WITH moved AS (
    DELETE FROM quarantine WHERE source_table = 'portfolio_positions'
        AND (source_row ->> 'portfolio_id')::bigint IN (SELECT portfolio_id FROM portfolios)
    RETURNING source_row)
INSERT INTO portfolio_positions SELECT old.* FROM moved, jsonb_populate_record(NULL::portfolio_positions, source_row) old;

WITH moved AS (
    DELETE FROM quarantine WHERE source_table = 'trades'
        AND (source_row ->> 'portfolio_id')::bigint IN (SELECT portfolio_id FROM portfolios)
    RETURNING source_row)
INSERT INTO trades SELECT old.* FROM moved, jsonb_populate_record(NULL::trades, source_row) old;

WITH moved AS (
    DELETE FROM quarantine WHERE source_table = 'portfolio_history'
        AND (source_row ->> 'portfolio_id')::bigint IN (SELECT portfolio_id FROM portfolios)
    RETURNING source_row)
INSERT INTO portfolio_history SELECT old.* FROM moved, jsonb_populate_record(NULL::portfolio_history, source_row) old;

DROP TABLE quarantine;
