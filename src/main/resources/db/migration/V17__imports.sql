-- Why: events, markets and prices are imported from Polymarket, and every replica can show the progress of an import.

-- source_updated_at: the update time that Polymarket sent. An older update than the stored one is ignored.
ALTER TABLE markets
    ADD COLUMN source_updated_at timestamptz,
    ADD CONSTRAINT ck_markets_source_updated_at CHECK (isfinite(source_updated_at));
ALTER TABLE events
    ADD COLUMN source_updated_at timestamptz,
    -- When an import last read the event from Polymarket; null if none did.
    ADD COLUMN source_checked_at timestamptz,
    ADD CONSTRAINT ck_events_source_times CHECK (isfinite(source_updated_at) AND isfinite(source_checked_at));

CREATE TABLE imports (
    import_id bigint GENERATED ALWAYS AS IDENTITY,
    source varchar(20) NOT NULL,
    -- The Idempotency-Key; null for a scheduled import, and once the key was released.
    request_key varchar(255),
    fingerprint varchar(64),
    status varchar(20) NOT NULL DEFAULT 'running',
    -- Increases with each visible change.
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
    -- The first 100 skipped items.
    skipped_items jsonb NOT NULL DEFAULT '[]',
    started_at timestamptz NOT NULL DEFAULT now(),
    -- By the database's clock, because other replicas compare it with now().
    heartbeat_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    error text,
    CONSTRAINT pk_imports PRIMARY KEY (import_id),
    CONSTRAINT uq_imports_request_key UNIQUE (request_key),
    CONSTRAINT ck_imports_fingerprint CHECK (request_key IS NULL OR fingerprint IS NOT NULL),
    CONSTRAINT ck_imports_source CHECK (source IN ('polymarket', 'body')),
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
-- At most one import fetches from Polymarket at a time, over all replicas.
CREATE UNIQUE INDEX uq_imports_polymarket_running ON imports (source) WHERE status = 'running' AND source = 'polymarket';
CREATE INDEX idx_imports_running ON imports (heartbeat_at) WHERE status = 'running';
CREATE INDEX idx_imports_source_started_at ON imports (source, started_at);
