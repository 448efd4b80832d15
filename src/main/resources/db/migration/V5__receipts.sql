-- Why: a retry must get the first outcome again, refusals included, so the outcome is kept beside the request's key.

CREATE TABLE receipts (
    portfolio_id bigint NOT NULL,
    request_key varchar(255) NOT NULL,
    kind varchar(20) NOT NULL,
    fingerprint varchar(64) NOT NULL,
    status integer NOT NULL,
    answer text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT pk_receipts PRIMARY KEY (portfolio_id, request_key),
    CONSTRAINT fk_receipts_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolios (portfolio_id) ON DELETE CASCADE,
    CONSTRAINT ck_receipts_kind CHECK (kind IN ('trade', 'close', 'deposit', 'withdrawal')),
    CONSTRAINT ck_receipts_status CHECK (status BETWEEN 200 AND 599)
);

-- A trade that was there before has no answer that could be told again, but its id is taken: no request has this fingerprint.
INSERT INTO receipts (portfolio_id, request_key, kind, fingerprint, status, answer, created_at)
SELECT portfolio_id, trade_id, 'trade', '', 201,
    json_build_object('trade', json_build_object('portfolio_id', portfolio_id, 'trade_id', trade_id)), timestamp
FROM trades;
