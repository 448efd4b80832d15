-- Why: removes the journal. Positions and totals keep their values, and a later upgrade writes the entries that they imply.
-- Loses: journal entries that positions do not imply | SELECT count(*) FROM journal_entries WHERE NOT (type IN ('opened', 'adopted') OR type = 'bought' AND request_key IS NULL OR type = 'sold' AND coalesce(reason, '') = 'closed before adoption')

ALTER TABLE portfolio_positions DROP COLUMN seq;
ALTER TABLE trades DROP COLUMN seq;
ALTER TABLE portfolios DROP COLUMN seq;
DROP TABLE journal_entries;
DROP FUNCTION reject_journal_update;
