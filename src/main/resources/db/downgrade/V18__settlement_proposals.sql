-- Why: removes settlement proposals. Settlements that came from accepted proposals stay.
-- Loses: settlement proposals | SELECT count(*) FROM settlement_proposals

DROP TABLE settlement_proposals;
