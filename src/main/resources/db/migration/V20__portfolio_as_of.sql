-- Why: equity curves, performance, history and as-of answers need the totals of a portfolio at many instants in one query.

-- One row per instant. The instants ascend without duplicates; the last one may be 'infinity' (now). positions_value at an
-- instant is the sum of value over positions_as_of. Equity is current_balance + positions_value.
-- The setting keeps the function out of the caller's query, which would compute the instants again for each row.
-- docs/explanation/as-of.md explains it with an example.
CREATE FUNCTION portfolio_as_of(p_portfolio_id bigint, instants timestamptz[], last_seq bigint)
    RETURNS TABLE (instant_index integer, as_of timestamptz, seq bigint, initial_balance numeric, total_deposits numeric,
        total_withdrawals numeric, current_balance numeric, total_invested numeric, realized_pnl numeric,
        positions_value numeric, open_position_count integer, trade_count integer, unpriced_position_count integer)
    LANGUAGE sql STABLE SET jit = off AS $$
    -- In all of it n is the index of an instant, from 1. First the changes by entries between an instant and the one before.
    WITH changes AS (
        SELECT instant_index(j.recorded_at, instants) AS n, max(j.seq) AS seq, sum(j.cash) AS cash, sum(j.cost) AS cost,
            sum(j.realized_pnl) AS realized, sum(j.position_count) AS positions,
            count(*) FILTER (WHERE j.type = 'bought') AS trades,
            sum(j.cash) FILTER (WHERE j.type = 'opened') AS initial,
            sum(j.cash) FILTER (WHERE j.type IN ('deposited', 'adopted') AND j.cash > 0) AS deposits,
            -sum(j.cash) FILTER (WHERE j.type IN ('withdrawn', 'adopted') AND j.cash < 0) AS withdrawals
        FROM journal_entries j
        WHERE j.portfolio_id = p_portfolio_id
            AND CASE WHEN last_seq IS NULL THEN j.recorded_at <= instants[cardinality(instants)] ELSE j.seq <= last_seq END
        GROUP BY instant_index(j.recorded_at, instants)),
    -- Positions with the same market, side, shares and instants have the same value and are valued once.
    held AS MATERIALIZED (
        SELECT s.market_id, t.action, s.first, s.last, s.open_shares, count(*) AS count, sum(s.cost_basis) AS cost
        FROM position_states(p_portfolio_id, instants, last_seq) s
        CROSS JOIN LATERAL trade_by_id(p_portfolio_id, s.trade_id) t
        WHERE s.open_shares <> 0 OR s.cost_basis <> 0
        GROUP BY s.market_id, t.action, s.first, s.last, s.open_shares),
    -- Prices are read in one of two ways. Many (over 10000) and close (on average less than 8 hours apart): each market's
    -- observations once, over the range in which it was held. Otherwise: one index lookup for each market and instant.
    -- The last instant is left out of the average, because it may be infinite.
    method AS (
        SELECT CASE WHEN cardinality(instants) > 2 AND (SELECT sum(r.last - r.first + 1) > 10000
                FROM (SELECT min(h.first) AS first, max(h.last) AS last FROM held h GROUP BY h.market_id) r)
            THEN (instants[cardinality(instants) - 1] - instants[1]) / cardinality(instants) < interval '8 hours'
            ELSE false END AS by_range),
    ranges AS (
        SELECT h.market_id, min(h.first) AS first, max(h.last) AS last FROM held h
        WHERE (SELECT m.by_range FROM method m) GROUP BY h.market_id),
    observed AS (
        SELECT each.market_id, each.n, m.marked_at AS timestamp, m.yes_price, m.no_price
        FROM (SELECT DISTINCT h.market_id, i.n FROM held h CROSS JOIN LATERAL generate_series(h.first, h.last) AS i (n)
            WHERE NOT (SELECT m.by_range FROM method m)) each
        CROSS JOIN LATERAL mark_at(each.market_id, instants[each.n]) m
        UNION ALL
        SELECT r.market_id, r.first, m.marked_at, m.yes_price, m.no_price
        FROM ranges r CROSS JOIN LATERAL mark_at(r.market_id, instants[r.first]) m
        UNION ALL
        SELECT r.market_id, instant_index(o.timestamp, instants), o.timestamp, o.yes_price, o.no_price
        FROM ranges r
        -- OFFSET 0 keeps the planner from joining the two, which would read the observations of all markets.
        CROSS JOIN LATERAL (SELECT m.timestamp, m.yes_price, m.no_price FROM market_snapshots m
            WHERE m.market_id = r.market_id AND m.timestamp > instants[r.first] AND m.timestamp <= instants[r.last]
            OFFSET 0) o),
    -- The newest price at each instant, as arrays per market, in millionths of a dollar: an integer has a fixed length, so
    -- an array element is found in constant time.
    marks AS MATERIALIZED (
        SELECT newest.market_id, array_agg(newest.n ORDER BY newest.n) AS n,
            array_agg((newest.yes_price * 1000000)::integer ORDER BY newest.n) AS yes_price,
            array_agg((newest.no_price * 1000000)::integer ORDER BY newest.n) AS no_price
        FROM (SELECT DISTINCT ON (o.market_id, o.n) o.market_id, o.n, o.yes_price, o.no_price
            FROM observed o ORDER BY o.market_id, o.n, o.timestamp DESC) newest
        GROUP BY newest.market_id),
    -- A value is constant from one price to the next. Before the first price k is 0, and element 0 of an array is null.
    intervals AS (
        SELECT greatest(h.first, m.n[k.mark]) AS first, least(h.last, m.n[k.mark + 1] - 1) AS last, h.open_shares, h.count,
            h.cost, CASE h.action WHEN 'buy_yes' THEN m.yes_price[k.mark] ELSE m.no_price[k.mark] END AS price
        FROM held h
        LEFT JOIN marks m ON m.market_id = h.market_id
        CROSS JOIN LATERAL generate_series(
            coalesce(width_bucket(h.first, m.n), 0), coalesce(width_bucket(h.last, m.n), 0)) AS k (mark)),
    valued AS MATERIALIZED (
        SELECT i.first, i.last, coalesce(i.count * half_even(i.open_shares * i.price * 0.000001), i.cost) AS value,
            CASE WHEN i.price IS NULL THEN i.count ELSE 0 END AS unpriced
        FROM intervals i)
    SELECT e.n::integer, e.as_of, coalesce(max(e.seq) OVER past, 0), coalesce(sum(e.initial) OVER past, 0),
        coalesce(sum(e.deposits) OVER past, 0), coalesce(sum(e.withdrawals) OVER past, 0), coalesce(sum(e.cash) OVER past, 0),
        coalesce(sum(e.cost) OVER past, 0), coalesce(sum(e.realized) OVER past, 0), coalesce(sum(e.value) OVER past, 0),
        coalesce(sum(e.positions) OVER past, 0)::integer, coalesce(sum(e.trades) OVER past, 0)::integer,
        coalesce(sum(e.unpriced) OVER past, 0)::integer
    -- Appended and grouped instead of joined: the planner cannot estimate the number of instants, and would choose joins
    -- that are slow for thousands of them.
    FROM (SELECT s.n, max(s.as_of) AS as_of, max(s.seq) AS seq, sum(s.initial) AS initial, sum(s.deposits) AS deposits,
            sum(s.withdrawals) AS withdrawals, sum(s.cash) AS cash, sum(s.cost) AS cost, sum(s.realized) AS realized,
            sum(s.positions) AS positions, sum(s.trades) AS trades, sum(s.value) AS value, sum(s.unpriced) AS unpriced
        FROM (SELECT i.n, i.as_of, NULL::bigint AS seq, NULL::numeric AS initial, NULL::numeric AS deposits,
                NULL::numeric AS withdrawals, NULL::numeric AS cash, NULL::numeric AS cost, NULL::numeric AS realized,
                NULL::bigint AS positions, NULL::bigint AS trades, NULL::numeric AS value, NULL::numeric AS unpriced
            FROM unnest(instants) WITH ORDINALITY AS i (as_of, n)
            UNION ALL
            SELECT c.n, NULL, c.seq, c.initial, c.deposits, c.withdrawals, c.cash, c.cost, c.realized, c.positions, c.trades,
                NULL, NULL
            FROM changes c
            UNION ALL
            -- A value is added where its interval begins and subtracted after its end.
            SELECT v.first, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, sum(v.value), sum(v.unpriced)
            FROM valued v GROUP BY v.first
            UNION ALL
            SELECT v.last + 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, -sum(v.value), -sum(v.unpriced)
            FROM valued v GROUP BY v.last) s
        WHERE s.n <= cardinality(instants)
        GROUP BY s.n) e
    WINDOW past AS (ORDER BY e.n)
$$;
