-- Why: removes stored responses. Below, a retry of a request that was answered above is a new request.
-- Loses: idempotency keys of trades, closes, deposits and withdrawals | SELECT count(*) FROM idempotency_keys WHERE fingerprint <> '' AND type IN ('trade', 'close', 'deposit', 'withdrawal')

DROP TABLE idempotency_keys;
