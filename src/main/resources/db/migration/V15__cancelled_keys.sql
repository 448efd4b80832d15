-- Why: a client closes a key that was never seen, so that a copy of its request that is still on its way is refused when it lands.

ALTER TABLE idempotency_keys DROP CONSTRAINT ck_idempotency_keys_type;
ALTER TABLE idempotency_keys ADD CONSTRAINT ck_idempotency_keys_type
    CHECK (type IN ('trade', 'close', 'deposit', 'withdrawal', 'signals', 'execution', 'cycle', 'cancellation'));
