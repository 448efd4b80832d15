-- Why: takes imports back: what they brought stays; what they proposed, how far they came and how new the venue's words were goes.
-- Loses: imports | SELECT count(*) FROM imports
-- Loses: settlement proposals | SELECT count(*) FROM settlement_proposals
-- Loses: venue update times of markets | SELECT count(*) FROM markets WHERE venue_updated_at IS NOT NULL
-- Loses: venue update and check times of events | SELECT count(*) FROM events WHERE venue_updated_at IS NOT NULL OR venue_checked_at IS NOT NULL

DROP TABLE settlement_proposals;
DROP TABLE imports;
ALTER TABLE events DROP COLUMN venue_checked_at, DROP COLUMN venue_updated_at;
ALTER TABLE markets DROP COLUMN venue_updated_at;
