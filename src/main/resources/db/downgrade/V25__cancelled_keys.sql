-- Why: removes cancelled keys. Below, a delayed request with a cancelled key is a new request.
-- Loses: cancelled keys | SELECT count(*) FROM idempotency_keys WHERE type = 'cancellation'

DELETE FROM idempotency_keys WHERE type = 'cancellation';
ALTER TABLE idempotency_keys DROP CONSTRAINT ck_idempotency_keys_type;
ALTER TABLE idempotency_keys ADD CONSTRAINT ck_idempotency_keys_type
    CHECK (type IN ('trade', 'close', 'deposit', 'withdrawal', 'signals', 'execution', 'cycle'));
