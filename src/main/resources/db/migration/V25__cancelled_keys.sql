-- Why: a client can cancel an unused Idempotency-Key, so that a delayed copy of its request is rejected when it arrives.

ALTER TABLE idempotency_keys DROP CONSTRAINT ck_idempotency_keys_type;
ALTER TABLE idempotency_keys ADD CONSTRAINT ck_idempotency_keys_type
    CHECK (type IN ('trade', 'close', 'deposit', 'withdrawal', 'signals', 'execution', 'cycle', 'cancellation'));
