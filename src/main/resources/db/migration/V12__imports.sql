-- Why: a venue's markets are imported: every replica can show how far an import is, and what the venue calls resolved is proposed for settlement.

-- What is older than the venue's own time of what is stored changes nothing.
ALTER TABLE markets
    ADD COLUMN venue_updated_at timestamptz,
    ADD CONSTRAINT ck_markets_venue_updated_at CHECK (isfinite(venue_updated_at));
ALTER TABLE events
    ADD COLUMN venue_updated_at timestamptz,
    -- When an import told of it or asked for it last; null if none ever did.
    ADD COLUMN venue_checked_at timestamptz,
    ADD CONSTRAINT ck_events_venue_times CHECK (isfinite(venue_updated_at) AND isfinite(venue_checked_at));

CREATE TABLE imports (
    import_id bigint GENERATED ALWAYS AS IDENTITY,
    source varchar(20) NOT NULL,
    -- The request that began it; null for one that began by the clock, or whose key is free again.
    request_key varchar(255),
    fingerprint varchar(64),
    status varchar(20) NOT NULL DEFAULT 'running',
    -- Counts the changes that a reader can see.
    revision bigint NOT NULL DEFAULT 1,
    pages_read integer NOT NULL DEFAULT 0,
    events_created integer NOT NULL DEFAULT 0,
    events_updated integer NOT NULL DEFAULT 0,
    markets_created integer NOT NULL DEFAULT 0,
    markets_updated integer NOT NULL DEFAULT 0,
    snapshots_accepted integer NOT NULL DEFAULT 0,
    snapshots_duplicate integer NOT NULL DEFAULT 0,
    settlements_proposed integer NOT NULL DEFAULT 0,
    settlements_withdrawn integer NOT NULL DEFAULT 0,
    items_skipped integer NOT NULL DEFAULT 0,
    -- The first hundred of what was skipped.
    skipped_items jsonb NOT NULL DEFAULT '[]',
    started_at timestamptz NOT NULL DEFAULT now(),
    -- By the database's clock, because other replicas judge it.
    heartbeat_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    error text,
    CONSTRAINT pk_imports PRIMARY KEY (import_id),
    CONSTRAINT uq_imports_request_key UNIQUE (request_key),
    CONSTRAINT ck_imports_fingerprint CHECK (request_key IS NULL OR fingerprint IS NOT NULL),
    CONSTRAINT ck_imports_source CHECK (source IN ('venue', 'body')),
    CONSTRAINT ck_imports_status CHECK (
        CASE status WHEN 'running' THEN finished_at IS NULL AND error IS NULL
            WHEN 'finished' THEN finished_at IS NOT NULL AND error IS NULL
            WHEN 'failed' THEN finished_at IS NOT NULL AND error IS NOT NULL
            WHEN 'abandoned' THEN finished_at IS NOT NULL AND error IS NOT NULL ELSE false END),
    CONSTRAINT ck_imports_counts CHECK (least(pages_read, events_created, events_updated, markets_created, markets_updated,
        snapshots_accepted, snapshots_duplicate, settlements_proposed, settlements_withdrawn, items_skipped) >= 0),
    CONSTRAINT ck_imports_skipped_items CHECK (jsonb_typeof(skipped_items) = 'array' AND jsonb_array_length(skipped_items) <= 100),
    CONSTRAINT ck_imports_times CHECK (isfinite(started_at) AND isfinite(heartbeat_at) AND isfinite(finished_at))
);
-- However many replicas there are, one of them fetches.
CREATE UNIQUE INDEX uq_imports_venue_running ON imports (source) WHERE status = 'running' AND source = 'venue';
CREATE INDEX idx_imports_running ON imports (heartbeat_at) WHERE status = 'running';
CREATE INDEX idx_imports_source_started_at ON imports (source, started_at);

CREATE TABLE settlement_proposals (
    market_id varchar(255) NOT NULL,
    outcome varchar(10) NOT NULL,
    yes_payout numeric(10, 6) NOT NULL,
    evidence jsonb NOT NULL,
    import_id bigint NOT NULL,
    proposed_at timestamptz NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'open',
    decided_at timestamptz,
    -- Why it was decided without anybody's doing.
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
