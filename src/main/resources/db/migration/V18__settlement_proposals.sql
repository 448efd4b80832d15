-- Why: a market that Polymarket reports as resolved is proposed for settlement, and an operator accepts or dismisses it.

-- One proposal per market: the newest. import_id: the import that read it.
CREATE TABLE settlement_proposals (
    market_id varchar(255) NOT NULL,
    outcome varchar(10) NOT NULL,
    yes_payout numeric(10, 6) NOT NULL,
    evidence jsonb NOT NULL,
    import_id bigint NOT NULL,
    proposed_at timestamptz NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'open',
    decided_at timestamptz,
    -- Why the service decided it; null if an operator did.
    reason text,
    CONSTRAINT pk_settlement_proposals PRIMARY KEY (market_id),
    CONSTRAINT fk_settlement_proposals_market FOREIGN KEY (market_id) REFERENCES markets (market_id),
    CONSTRAINT fk_settlement_proposals_import FOREIGN KEY (import_id) REFERENCES imports (import_id),
    CONSTRAINT ck_settlement_proposals_outcome CHECK (
        CASE outcome WHEN 'YES' THEN yes_payout = 1 WHEN 'NO' THEN yes_payout = 0
            WHEN 'SPLIT' THEN yes_payout > 0 AND yes_payout < 1 ELSE false END),
    CONSTRAINT ck_settlement_proposals_status CHECK (
        CASE status WHEN 'open' THEN decided_at IS NULL AND reason IS NULL WHEN 'accepted' THEN decided_at IS NOT NULL
            WHEN 'dismissed' THEN decided_at IS NOT NULL AND reason IS NULL
            WHEN 'withdrawn' THEN decided_at IS NOT NULL AND reason IS NOT NULL ELSE false END),
    CONSTRAINT ck_settlement_proposals_times CHECK (isfinite(proposed_at) AND isfinite(decided_at))
);
CREATE INDEX idx_settlement_proposals_status ON settlement_proposals (status, market_id);
