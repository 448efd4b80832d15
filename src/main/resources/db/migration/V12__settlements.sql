-- Why: the outcome of a market can be corrected, so each outcome is kept as a version and positions are paid by version.

-- The version of the newest settlement. An import never reopens a market that has one.
ALTER TABLE markets ADD COLUMN settlement_version integer;

-- yes_payout: dollars per YES share; a NO share pays 1 - yes_payout. VOID returns the cost, so it has none.
-- completed_at: when the last position was paid; null while the settlement worker still has positions to pay.
CREATE TABLE settlements (
    market_id varchar(255) NOT NULL,
    version integer NOT NULL,
    outcome varchar(10) NOT NULL,
    yes_payout numeric(10, 6),
    evidence jsonb,
    created_at timestamptz NOT NULL,
    completed_at timestamptz,
    positions_settled bigint NOT NULL DEFAULT 0,
    CONSTRAINT pk_settlements PRIMARY KEY (market_id, version),
    CONSTRAINT fk_settlements_market FOREIGN KEY (market_id) REFERENCES markets (market_id),
    CONSTRAINT ck_settlements_version CHECK (version >= 1),
    CONSTRAINT ck_settlements_outcome CHECK (
        CASE outcome WHEN 'YES' THEN yes_payout = 1 WHEN 'NO' THEN yes_payout = 0
            WHEN 'SPLIT' THEN yes_payout BETWEEN 0 AND 1 WHEN 'VOID' THEN yes_payout IS NULL ELSE false END)
);
CREATE INDEX idx_settlements_unfinished ON settlements (market_id, version) WHERE completed_at IS NULL;
