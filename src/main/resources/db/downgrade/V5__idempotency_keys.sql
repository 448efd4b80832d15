-- Why: takes the outcomes of requests back: a retry of one that was answered above is a new request below.
-- Loses: idempotency keys of trades, closes, deposits and withdrawals | SELECT count(*) FROM idempotency_keys WHERE fingerprint <> '' AND type IN ('trade', 'close', 'deposit', 'withdrawal')

DROP TABLE idempotency_keys;
