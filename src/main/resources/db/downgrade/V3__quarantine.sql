-- Why: removes the quarantine. Its rows return as they were to the tables that they came from.
-- Loses: quarantined rows whose portfolio is gone | SELECT count(*) FROM quarantine WHERE NOT kept AND source_table IN ('portfolio_positions', 'trades', 'trading_signals', 'portfolio_history') AND NOT EXISTS (SELECT FROM portfolios p WHERE p.portfolio_id = (source_row ->> 'portfolio_id')::bigint UNION ALL SELECT FROM quarantine q WHERE q.source_table = 'portfolios' AND NOT q.kept AND q.source_row -> 'portfolio_id' = quarantine.source_row -> 'portfolio_id')
-- Loses: single-portfolio rows that no table can hold | SELECT count(*) FROM quarantine WHERE source_table NOT IN ('portfolios', 'portfolio_positions', 'trades', 'trading_signals', 'portfolio_history', 'markets', 'events', 'market_snapshots') OR kept AND reason LIKE '%not carried over%'
-- Loses: names of quarantined portfolios that are taken now | SELECT count(*) FROM quarantine WHERE source_table = 'portfolios' AND NOT kept AND EXISTS (SELECT FROM portfolios p WHERE p.name = source_row ->> 'name')

-- A portfolio whose name is taken now returns with its id added to the name.
UPDATE quarantine SET source_row = jsonb_set(source_row, '{name}',
    to_jsonb(left(source_row ->> 'name', 200) || ' (quarantined as ' || (source_row ->> 'portfolio_id') || ')'))
WHERE source_table = 'portfolios' AND NOT kept AND EXISTS (SELECT FROM portfolios p WHERE p.name = source_row ->> 'name');

WITH moved AS (DELETE FROM quarantine WHERE source_table = 'portfolios' AND NOT kept RETURNING source_row)
INSERT INTO portfolios SELECT old.* FROM moved, jsonb_populate_record(NULL::portfolios, source_row) old;

-- Kept rows get the cleared values back, unless they have other values now.
UPDATE portfolios p SET
    max_position_size = coalesce(p.max_position_size, old.max_position_size),
    max_total_exposure = coalesce(p.max_total_exposure, old.max_total_exposure),
    max_positions = coalesce(p.max_positions, old.max_positions),
    strategy_config = CASE WHEN p.strategy_config = '{}' THEN old.strategy_config ELSE p.strategy_config END
FROM quarantine, jsonb_populate_record(NULL::portfolios, source_row) old
WHERE source_table = 'portfolios' AND kept AND old.portfolio_id = p.portfolio_id;
UPDATE trades t SET confidence = coalesce(t.confidence, old.confidence)
FROM quarantine, jsonb_populate_record(NULL::trades, source_row) old
WHERE source_table = 'trades' AND kept AND old.id = t.id;
UPDATE markets m SET
    yes_price = coalesce(m.yes_price, old.yes_price), no_price = coalesce(m.no_price, old.no_price),
    volume = coalesce(m.volume, old.volume), volume24hr = coalesce(m.volume24hr, old.volume24hr),
    liquidity = coalesce(m.liquidity, old.liquidity), end_date = coalesce(m.end_date, old.end_date),
    game_start_time = coalesce(m.game_start_time, old.game_start_time),
    last_price_update = coalesce(m.last_price_update, old.last_price_update)
FROM quarantine, jsonb_populate_record(NULL::markets, source_row) old
WHERE source_table = 'markets' AND kept AND old.market_id = m.market_id;
UPDATE events e SET
    start_date = coalesce(e.start_date, old.start_date), end_date = coalesce(e.end_date, old.end_date),
    volume = coalesce(e.volume, old.volume), liquidity = coalesce(e.liquidity, old.liquidity)
FROM quarantine, jsonb_populate_record(NULL::events, source_row) old
WHERE source_table = 'events' AND kept AND old.event_id = e.event_id;
DELETE FROM quarantine WHERE kept;

-- Trades and positions without a trade_id keep the generated one, because it links them.
WITH moved AS (
    DELETE FROM quarantine WHERE source_table = 'portfolio_positions'
        AND (source_row ->> 'portfolio_id')::bigint IN (SELECT portfolio_id FROM portfolios)
    RETURNING source_row)
INSERT INTO portfolio_positions SELECT old.* FROM moved, jsonb_populate_record(NULL::portfolio_positions, source_row) old;

WITH moved AS (
    DELETE FROM quarantine WHERE source_table = 'trades'
        AND (source_row ->> 'portfolio_id')::bigint IN (SELECT portfolio_id FROM portfolios)
    RETURNING source_row)
INSERT INTO trades SELECT old.* FROM moved, jsonb_populate_record(NULL::trades, source_row) old;

WITH moved AS (
    DELETE FROM quarantine WHERE source_table = 'portfolio_history'
        AND (source_row ->> 'portfolio_id')::bigint IN (SELECT portfolio_id FROM portfolios)
    RETURNING source_row)
INSERT INTO portfolio_history SELECT old.* FROM moved, jsonb_populate_record(NULL::portfolio_history, source_row) old;

WITH moved AS (
    DELETE FROM quarantine WHERE source_table = 'trading_signals'
        AND (source_row ->> 'portfolio_id')::bigint IN (SELECT portfolio_id FROM portfolios)
    RETURNING source_row)
INSERT INTO trading_signals SELECT old.* FROM moved, jsonb_populate_record(NULL::trading_signals, source_row) old;

DROP TABLE quarantine;

ALTER TABLE portfolio_positions DROP CONSTRAINT portfolio_positions_portfolio_id_fkey;
ALTER TABLE trades DROP CONSTRAINT trades_portfolio_id_fkey;
ALTER TABLE trading_signals DROP CONSTRAINT trading_signals_portfolio_id_fkey;
ALTER TABLE portfolio_history DROP CONSTRAINT portfolio_history_portfolio_id_fkey;
