-- Why: the positions of a portfolio at any past instant follow from its journal and from the prices observed by then.

-- A point in the past is an instant or a seq. With last_seq null, entries recorded at or before the instant count. With a
-- last_seq, the first last_seq entries count, and the instant (the time of the last one) selects the prices only.
-- The instant 'infinity' is now: all entries, and the current prices of the markets.
-- docs/explanation/as-of.md explains these functions with an example.

-- The index, from 1, of the first of the ascending instants at or after recorded_at; the last index if there is none, which
-- happens where a seq decides. One microsecond is the resolution of a timestamp.
CREATE FUNCTION instant_index(recorded_at timestamptz, instants timestamptz[]) RETURNS integer
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN least(width_bucket(recorded_at - interval '1 microsecond', instants) + 1, cardinality(instants));

-- The newest observation of a market at or before an instant; no row if there is none.
CREATE FUNCTION mark_at(p_market_id varchar, instant timestamptz)
    RETURNS TABLE (yes_price numeric, no_price numeric, marked_at timestamptz) LANGUAGE sql STABLE AS $$
    SELECT newest.yes_price, newest.no_price, newest.timestamp
    FROM (SELECT s.yes_price, s.no_price, s.timestamp FROM market_snapshots s
        WHERE s.market_id = p_market_id AND s.timestamp <= instant AND instant < 'infinity'
        ORDER BY s.timestamp DESC LIMIT 1) newest
    UNION ALL
    SELECT m.yes_price, m.no_price, m.last_price_update FROM markets m
    WHERE m.market_id = p_market_id AND instant = 'infinity'
$$;

-- What was held of each position: one row from each of its changes to the next. first and last are indexes of instants.
-- A position that was sold or settled keeps a row with 0 shares and 0 dollars.
CREATE FUNCTION position_states(p_portfolio_id bigint, instants timestamptz[], last_seq bigint)
    RETURNS TABLE (trade_id varchar, market_id varchar, first integer, last integer, open_shares numeric, cost_basis numeric)
    LANGUAGE sql STABLE AS $$
    SELECT c.trade_id, c.market_id, c.n, lead(c.n, 1, cardinality(instants) + 1) OVER position - 1,
        sum(c.shares) OVER position, sum(c.cost) OVER position
    FROM (SELECT j.trade_id, min(j.market_id)::varchar AS market_id, instant_index(j.recorded_at, instants) AS n,
            sum(j.shares) AS shares, sum(j.cost) AS cost
        FROM journal_entries j
        WHERE j.portfolio_id = p_portfolio_id AND j.trade_id IS NOT NULL
            AND CASE WHEN last_seq IS NULL THEN j.recorded_at <= instants[cardinality(instants)] ELSE j.seq <= last_seq END
        GROUP BY j.trade_id, instant_index(j.recorded_at, instants)) c
    WINDOW position AS (PARTITION BY c.trade_id ORDER BY c.n)
$$;

-- A trade by its id. A function with LIMIT 1 instead of a join: without statistics the planner may otherwise evaluate
-- position_states once per trade.
CREATE FUNCTION trade_by_id(p_portfolio_id bigint, p_trade_id varchar)
    RETURNS TABLE (seq bigint, action varchar, entry_price numeric, entry_timestamp timestamptz) LANGUAGE sql STABLE AS $$
    SELECT t.seq, t.action, t.entry_price, t.timestamp FROM trades t
    WHERE t.portfolio_id = p_portfolio_id AND t.trade_id = p_trade_id LIMIT 1
$$;

-- The open positions at one instant with their price and value in dollars. Without an observed price a position is valued
-- at its cost.
CREATE FUNCTION positions_as_of(p_portfolio_id bigint, instant timestamptz, last_seq bigint)
    RETURNS TABLE (trade_id varchar, seq bigint, market_id varchar, action varchar, entry_price numeric,
        entry_timestamp timestamptz, open_shares numeric, cost_basis numeric, price numeric, marked_at timestamptz, value numeric)
    LANGUAGE sql STABLE AS $$
    SELECT s.trade_id, t.seq, s.market_id, t.action, t.entry_price, t.entry_timestamp, s.open_shares, s.cost_basis,
        mark.price, CASE WHEN mark.price IS NOT NULL THEN mark.marked_at END,
        coalesce(half_even(s.open_shares * mark.price), s.cost_basis)
    FROM position_states(p_portfolio_id, ARRAY[instant], last_seq) s
    CROSS JOIN LATERAL trade_by_id(p_portfolio_id, s.trade_id) t
    LEFT JOIN LATERAL (
        SELECT CASE t.action WHEN 'buy_yes' THEN m.yes_price ELSE m.no_price END AS price, m.marked_at
        FROM mark_at(s.market_id, instant) m) mark ON true
    WHERE s.open_shares <> 0 OR s.cost_basis <> 0
$$;
