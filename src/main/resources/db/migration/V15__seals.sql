-- Why: a client closes a key that was never seen, so that a copy of its request that is still on its way is refused when it lands.

ALTER TABLE receipts DROP CONSTRAINT ck_receipts_kind;
ALTER TABLE receipts ADD CONSTRAINT ck_receipts_kind
    CHECK (kind IN ('trade', 'close', 'deposit', 'withdrawal', 'signals', 'execution', 'cycle', 'cancel'));
