-- Why: removes the 24-hour volume of events.
-- Loses: 24-hour volumes of events | SELECT count(*) FROM events WHERE volume24hr IS NOT NULL

ALTER TABLE events DROP COLUMN volume24hr;
