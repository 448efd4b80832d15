-- Why: takes imports back: what they brought stays, what they proposed and how far they came goes.
-- Loses: imports | SELECT count(*) FROM imports
-- Loses: proposals of settlements | SELECT count(*) FROM settlement_proposals

DROP TABLE settlement_proposals;
DROP TABLE imports;
