-- Why: prices and amounts out of range must not enter, and each list of markets and events needs an index.

UPDATE markets SET yes_price = NULL WHERE NOT (yes_price BETWEEN 0 AND 1);
UPDATE markets SET no_price = NULL WHERE NOT (no_price BETWEEN 0 AND 1);
UPDATE markets SET
    volume = CASE WHEN volume BETWEEN 0 AND 9999999999999.99 THEN volume END,
    volume24hr = CASE WHEN volume24hr BETWEEN 0 AND 9999999999999.99 THEN volume24hr END,
    liquidity = CASE WHEN liquidity BETWEEN 0 AND 9999999999999.99 THEN liquidity END,
    end_date = CASE WHEN isfinite(end_date) THEN end_date END,
    game_start_time = CASE WHEN isfinite(game_start_time) THEN game_start_time END,
    last_price_update = CASE WHEN isfinite(last_price_update) THEN last_price_update END,
    created_at = coalesce(created_at, updated_at, now()),
    updated_at = coalesce(updated_at, created_at, now());
UPDATE events SET
    start_date = CASE WHEN isfinite(start_date) THEN start_date END,
    end_date = CASE WHEN isfinite(end_date) THEN end_date END,
    volume = CASE WHEN volume BETWEEN 0 AND 9999999999999.99 THEN volume END,
    liquidity = CASE WHEN liquidity BETWEEN 0 AND 9999999999999.99 THEN liquidity END,
    created_at = coalesce(created_at, updated_at, now()),
    updated_at = coalesce(updated_at, created_at, now());

-- market_conviction is generated from the prices, so it always agrees with them.
ALTER TABLE markets DROP COLUMN market_conviction;
ALTER TABLE markets
    ADD COLUMN market_conviction numeric(5, 4) GENERATED ALWAYS AS (abs(yes_price - no_price)) STORED,
    ALTER COLUMN created_at SET NOT NULL, ALTER COLUMN created_at SET DEFAULT now(),
    ALTER COLUMN updated_at SET NOT NULL, ALTER COLUMN updated_at SET DEFAULT now(),
    ADD CONSTRAINT ck_markets_prices CHECK (yes_price BETWEEN 0 AND 1 AND no_price BETWEEN 0 AND 1),
    ADD CONSTRAINT ck_markets_amounts CHECK (volume BETWEEN 0 AND 9999999999999.99
        AND volume24hr BETWEEN 0 AND 9999999999999.99 AND liquidity BETWEEN 0 AND 9999999999999.99),
    ADD CONSTRAINT ck_markets_times CHECK (isfinite(end_date) AND isfinite(game_start_time) AND isfinite(last_price_update));
ALTER TABLE events
    ALTER COLUMN created_at SET NOT NULL, ALTER COLUMN created_at SET DEFAULT now(),
    ALTER COLUMN updated_at SET NOT NULL, ALTER COLUMN updated_at SET DEFAULT now(),
    ADD CONSTRAINT ck_events_amounts CHECK (volume BETWEEN 0 AND 9999999999999.99
        AND liquidity BETWEEN 0 AND 9999999999999.99),
    ADD CONSTRAINT ck_events_times CHECK (isfinite(start_date) AND isfinite(end_date));

CREATE INDEX idx_markets_event_id ON markets (event_id, market_id);
CREATE INDEX idx_markets_volume ON markets (volume DESC NULLS LAST, market_id);
CREATE INDEX idx_markets_liquidity ON markets (liquidity DESC NULLS LAST, market_id);
CREATE INDEX idx_markets_end_date ON markets (end_date, market_id);
CREATE INDEX idx_events_volume ON events (volume DESC NULLS LAST, event_id);
CREATE INDEX idx_events_liquidity ON events (liquidity DESC NULLS LAST, event_id);
CREATE INDEX idx_events_end_date ON events (end_date, event_id);
