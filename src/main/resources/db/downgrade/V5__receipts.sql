-- Why: takes the outcomes of requests back: a retry of one that was answered above is a new request below.
-- Loses: receipts of trades, closes, deposits and withdrawals | SELECT count(*) FROM receipts WHERE fingerprint <> '' AND kind IN ('trade', 'close', 'deposit', 'withdrawal')

DROP TABLE receipts;
