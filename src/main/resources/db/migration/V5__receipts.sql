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
