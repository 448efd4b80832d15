-- Why: removes imports. Imported events, markets and prices stay; Polymarket's update times and the progress of imports go.
-- Loses: imports | SELECT count(*) FROM imports
-- Loses: source update times of markets | SELECT count(*) FROM markets WHERE source_updated_at IS NOT NULL
-- Loses: source update and check times of events | SELECT count(*) FROM events WHERE source_updated_at IS NOT NULL OR source_checked_at IS NOT NULL

DROP TABLE imports;
ALTER TABLE events DROP COLUMN source_checked_at, DROP COLUMN source_updated_at;
ALTER TABLE markets DROP COLUMN source_updated_at;
