-- Why: removes imports. Imported events, markets and prices stay; the venue's update times and the progress of imports go.
-- Loses: imports | SELECT count(*) FROM imports
-- Loses: venue update times of markets | SELECT count(*) FROM markets WHERE venue_updated_at IS NOT NULL
-- Loses: venue update and check times of events | SELECT count(*) FROM events WHERE venue_updated_at IS NOT NULL OR venue_checked_at IS NOT NULL

DROP TABLE imports;
ALTER TABLE events DROP COLUMN venue_checked_at, DROP COLUMN venue_updated_at;
ALTER TABLE markets DROP COLUMN venue_updated_at;
