-- Why: a retry must get the first response again, rejections included, so responses are stored under their Idempotency-Key.

-- fingerprint: SHA-256 of the request's body; the same key with another body is a conflict. http_status, response_body: the
-- response as it was sent.

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

-- Adopted trades have no stored response, but their ids are taken. No request has an empty fingerprint, so each is a conflict.
INSERT INTO idempotency_keys (portfolio_id, request_key, type, fingerprint, http_status, response_body, created_at)
SELECT portfolio_id, trade_id, 'trade', '', 201,
    json_build_object('trade', json_build_object('portfolio_id', portfolio_id, 'trade_id', trade_id)), timestamp
FROM trades;
