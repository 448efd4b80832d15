-- Why: a retry must get the first outcome again, refusals included, so the outcome is kept beside the request's key.

CREATE TABLE idempotency_keys (
    portfolio_id bigint NOT NULL,
    request_key varchar(255) NOT NULL,
    type varchar(20) NOT NULL,
    fingerprint varchar(64) NOT NULL,
    http_status integer NOT NULL,
    response_body text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT pk_idempotency_keys PRIMARY KEY (portfolio_id, request_key),
    CONSTRAINT fk_idempotency_keys_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolios (portfolio_id) ON DELETE CASCADE,
    CONSTRAINT ck_idempotency_keys_type CHECK (type IN ('trade', 'close', 'deposit', 'withdrawal')),
    CONSTRAINT ck_idempotency_keys_http_status CHECK (http_status BETWEEN 200 AND 599)
);

-- A trade that was there before has no answer that could be told again, but its id is taken: no request has this fingerprint.
INSERT INTO idempotency_keys (portfolio_id, request_key, type, fingerprint, http_status, response_body, created_at)
SELECT portfolio_id, trade_id, 'trade', '', 201,
    json_build_object('trade', json_build_object('portfolio_id', portfolio_id, 'trade_id', trade_id)), timestamp
FROM trades;
