-- Why: takes the outcomes of requests back: a retry of one that was answered above is a new request below.
-- Loses: receipts of requests | SELECT count(*) FROM receipts

DROP TABLE receipts;
