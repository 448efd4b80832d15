-- Why: removes settlements: a market is closed and no more.
-- Loses: settlements | SELECT count(*) FROM settlements

-- Positions that a settlement paid stay as they are and keep its version. If their market is settled again after an upgrade,
-- that version or a smaller one does not reach them, and a larger one corrects them.
DROP TABLE settlements;
ALTER TABLE markets DROP COLUMN settlement_version;
