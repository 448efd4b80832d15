-- Why: takes back what was traded in the last 24 hours of an event.
-- Loses: 24-hour volumes of events | SELECT count(*) FROM events WHERE volume24hr IS NOT NULL

ALTER TABLE events DROP COLUMN volume24hr;
