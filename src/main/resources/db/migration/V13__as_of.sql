-- Why: what a portfolio was worth at any instant is one definition, folded from the journal and marked with what was observed by then.

-- Two things say as of when: instants, and a seq. Without a seq an instant holds the entries booked at or before it; with one
-- it is the time of the last of the first so many entries. The instant 'infinity' is now: all entries, present prices.

-- Which of the ascending instants first holds an entry of this time; the last one where a seq and not the time decides.
CREATE FUNCTION instant_index(recorded_at timestamptz, instants timestamptz[]) RETURNS integer
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN least(width_bucket(recorded_at - interval '1 microsecond', instants) + 1, cardinality(instants));

-- The newest observation of a market at or before an instant.
CREATE FUNCTION mark_at(p_market_id varchar, instant timestamptz)
    RETURNS TABLE (yes_price numeric, no_price numeric, marked_at timestamptz) LANGUAGE sql STABLE AS $$
    SELECT seen.yes_price, seen.no_price, seen.timestamp
    FROM (SELECT s.yes_price, s.no_price, s.timestamp FROM market_snapshots s
        WHERE s.market_id = p_market_id AND s.timestamp <= instant AND instant < 'infinity'
        ORDER BY s.timestamp DESC LIMIT 1) seen
    UNION ALL
    SELECT m.yes_price, m.no_price, m.last_price_update FROM markets m
    WHERE m.market_id = p_market_id AND instant = 'infinity'
$$;

-- Each lot from one of its changes to the next: what was held of it from the instant number first to the number last.
CREATE FUNCTION position_states(p_portfolio_id bigint, instants timestamptz[], last_seq bigint)
    RETURNS TABLE (trade_id varchar, market_id varchar, first integer, last integer, open_shares numeric, cost_basis numeric)
    LANGUAGE sql STABLE AS $$
    SELECT c.trade_id, c.market_id, c.n, lead(c.n, 1, cardinality(instants) + 1) OVER lot - 1,
        sum(c.shares) OVER lot, sum(c.cost) OVER lot
    FROM (SELECT j.trade_id, min(j.market_id)::varchar AS market_id, instant_index(j.recorded_at, instants) AS n,
            sum(j.shares) AS shares, sum(j.cost) AS cost
        FROM journal_entries j
        WHERE j.portfolio_id = p_portfolio_id AND j.trade_id IS NOT NULL
            AND CASE WHEN last_seq IS NULL THEN j.recorded_at <= instants[cardinality(instants)] ELSE j.seq <= last_seq END
        GROUP BY j.trade_id, instant_index(j.recorded_at, instants)) c
    WINDOW lot AS (PARTITION BY c.trade_id ORDER BY c.n)
$$;

-- A lot's trade, one at a time: a join would let a planner without statistics fold the journal once for each trade.
CREATE FUNCTION trade_by_id(p_portfolio_id bigint, p_trade_id varchar)
    RETURNS TABLE (seq bigint, action varchar, entry_price numeric, entry_timestamp timestamptz) LANGUAGE sql STABLE AS $$
    SELECT t.seq, t.action, t.entry_price, t.timestamp FROM trades t
    WHERE t.portfolio_id = p_portfolio_id AND t.trade_id = p_trade_id LIMIT 1
$$;

-- The open lots as of one instant, each with its mark; one without a mark is valued at its cost, never at 0.
CREATE FUNCTION positions_as_of(p_portfolio_id bigint, instant timestamptz, last_seq bigint)
    RETURNS TABLE (trade_id varchar, seq bigint, market_id varchar, action varchar, entry_price numeric,
        entry_timestamp timestamptz, open_shares numeric, cost_basis numeric, price numeric, marked_at timestamptz, value numeric)
    LANGUAGE sql STABLE AS $$
    SELECT l.trade_id, t.seq, l.market_id, t.action, t.entry_price, t.entry_timestamp, l.open_shares, l.cost_basis,
        mark.price, CASE WHEN mark.price IS NOT NULL THEN mark.marked_at END,
        coalesce(half_even(l.open_shares * mark.price), l.cost_basis)
    FROM position_states(p_portfolio_id, ARRAY[instant], last_seq) l
    CROSS JOIN LATERAL trade_by_id(p_portfolio_id, l.trade_id) t
    LEFT JOIN LATERAL (
        SELECT CASE t.action WHEN 'buy_yes' THEN m.yes_price ELSE m.no_price END AS price, m.marked_at
        FROM mark_at(l.market_id, instant) m) mark ON true
    WHERE l.open_shares <> 0 OR l.cost_basis <> 0
$$;

-- The whole portfolio as of each of the ascending instants; the value of its positions is the sum of positions_as_of. A function
-- with a setting is not merged into its caller, which would reckon the instants anew for each row.
CREATE FUNCTION portfolio_as_of(p_portfolio_id bigint, instants timestamptz[], last_seq bigint)
    RETURNS TABLE (instant_index integer, as_of timestamptz, seq bigint, initial_balance numeric, total_deposits numeric,
        total_withdrawals numeric, current_balance numeric, total_invested numeric, realized_pnl numeric,
        positions_value numeric, open_position_count integer, trade_count integer, unpriced_position_count integer)
    LANGUAGE sql STABLE SET jit = off AS $$
    WITH booked AS (
        SELECT instant_index(j.recorded_at, instants) AS n, max(j.seq) AS seq, sum(j.cash) AS cash, sum(j.cost) AS cost,
            sum(j.realized_pnl) AS realized, sum(j.position_count) AS positions, count(*) FILTER (WHERE j.type = 'bought') AS trades,
            sum(j.cash) FILTER (WHERE j.type = 'opened') AS initial,
            sum(j.cash) FILTER (WHERE j.type IN ('deposited', 'adopted') AND j.cash > 0) AS deposits,
            -sum(j.cash) FILTER (WHERE j.type IN ('withdrawn', 'adopted') AND j.cash < 0) AS withdrawals
        FROM journal_entries j
        WHERE j.portfolio_id = p_portfolio_id
            AND CASE WHEN last_seq IS NULL THEN j.recorded_at <= instants[cardinality(instants)] ELSE j.seq <= last_seq END
        GROUP BY instant_index(j.recorded_at, instants)),
    -- Lots that are alike all the time are reckoned once.
    lots AS MATERIALIZED (
        SELECT s.market_id, t.action, s.first, s.last, s.open_shares, count(*) AS count, sum(s.cost_basis) AS cost
        FROM position_states(p_portfolio_id, instants, last_seq) s
        CROSS JOIN LATERAL trade_by_id(p_portfolio_id, s.trade_id) t
        WHERE s.open_shares <> 0 OR s.cost_basis <> 0
        GROUP BY s.market_id, t.action, s.first, s.last, s.open_shares),
    -- Few marks, and those of far instants, are looked up one by one; of many near ones each market's observations are read once,
    -- from its first lot to its last. The last instant may be infinitely far.
    distance AS (
        SELECT CASE WHEN cardinality(instants) > 2 AND (SELECT sum(l.last - l.first + 1) > 10000
                FROM (SELECT min(l.first) AS first, max(l.last) AS last FROM lots l GROUP BY l.market_id) l)
            THEN (instants[cardinality(instants) - 1] - instants[1]) / cardinality(instants) < interval '8 hours'
            ELSE false END AS near),
    spans AS (
        SELECT l.market_id, min(l.first) AS first, max(l.last) AS last FROM lots l
        WHERE (SELECT d.near FROM distance d) GROUP BY l.market_id),
    seen AS (
        SELECT far.market_id, far.n, m.marked_at AS timestamp, m.yes_price, m.no_price
        FROM (SELECT DISTINCT l.market_id, i.n FROM lots l CROSS JOIN LATERAL generate_series(l.first, l.last) AS i (n)
            WHERE NOT (SELECT d.near FROM distance d)) far
        CROSS JOIN LATERAL mark_at(far.market_id, instants[far.n]) m
        UNION ALL
        SELECT s.market_id, s.first, m.marked_at, m.yes_price, m.no_price
        FROM spans s CROSS JOIN LATERAL mark_at(s.market_id, instants[s.first]) m
        UNION ALL
        SELECT s.market_id, instant_index(o.timestamp, instants), o.timestamp, o.yes_price, o.no_price
        FROM spans s
        CROSS JOIN LATERAL (SELECT m.timestamp, m.yes_price, m.no_price FROM market_snapshots m
            WHERE m.market_id = s.market_id AND m.timestamp > instants[s.first] AND m.timestamp <= instants[s.last]
            OFFSET 0) o),
    -- As millionths of a dollar, whole numbers of one length: of an array of these each is found at once.
    marks AS MATERIALIZED (
        SELECT newest.market_id, array_agg(newest.n ORDER BY newest.n) AS n,
            array_agg((newest.yes_price * 1000000)::integer ORDER BY newest.n) AS yes_price,
            array_agg((newest.no_price * 1000000)::integer ORDER BY newest.n) AS no_price
        FROM (SELECT DISTINCT ON (seen.market_id, seen.n) seen.market_id, seen.n, seen.yes_price, seen.no_price
            FROM seen ORDER BY seen.market_id, seen.n, seen.timestamp DESC) newest
        GROUP BY newest.market_id),
    -- A lot is worth the same from one mark to the next; before the first there is none, the 0th of an array being null.
    stretches AS (
        SELECT greatest(l.first, m.n[k.mark]) AS first, least(l.last, m.n[k.mark + 1] - 1) AS last, l.open_shares, l.count, l.cost,
            CASE l.action WHEN 'buy_yes' THEN m.yes_price[k.mark] ELSE m.no_price[k.mark] END AS price
        FROM lots l
        LEFT JOIN marks m ON m.market_id = l.market_id
        CROSS JOIN LATERAL generate_series(
            coalesce(width_bucket(l.first, m.n), 0), coalesce(width_bucket(l.last, m.n), 0)) AS k (mark)),
    valued AS MATERIALIZED (
        SELECT s.first, s.last, coalesce(s.count * half_even(s.open_shares * s.price * 0.000001), s.cost) AS value,
            CASE WHEN s.price IS NULL THEN s.count ELSE 0 END AS unpriced
        FROM stretches s)
    SELECT e.n::integer, e.at, coalesce(max(e.seq) OVER past, 0), coalesce(sum(e.initial) OVER past, 0),
        coalesce(sum(e.deposits) OVER past, 0), coalesce(sum(e.withdrawals) OVER past, 0), coalesce(sum(e.cash) OVER past, 0),
        coalesce(sum(e.cost) OVER past, 0), coalesce(sum(e.realized) OVER past, 0), coalesce(sum(e.value) OVER past, 0),
        coalesce(sum(e.positions) OVER past, 0)::integer, coalesce(sum(e.trades) OVER past, 0)::integer,
        coalesce(sum(e.unpriced) OVER past, 0)::integer
    -- Stacked and grouped, because joins of thousands of instants would be slow where their number is not foreseen.
    FROM (SELECT s.n, max(s.at) AS at, max(s.seq) AS seq, sum(s.initial) AS initial, sum(s.deposits) AS deposits,
            sum(s.withdrawals) AS withdrawals, sum(s.cash) AS cash, sum(s.cost) AS cost, sum(s.realized) AS realized,
            sum(s.positions) AS positions, sum(s.trades) AS trades, sum(s.value) AS value, sum(s.unpriced) AS unpriced
        FROM (SELECT i.n, i.at, NULL::bigint AS seq, NULL::numeric AS initial, NULL::numeric AS deposits,
                NULL::numeric AS withdrawals, NULL::numeric AS cash, NULL::numeric AS cost, NULL::numeric AS realized,
                NULL::bigint AS positions, NULL::bigint AS trades, NULL::numeric AS value, NULL::numeric AS unpriced
            FROM unnest(instants) WITH ORDINALITY AS i (at, n)
            UNION ALL
            SELECT b.n, NULL, b.seq, b.initial, b.deposits, b.withdrawals, b.cash, b.cost, b.realized, b.positions, b.trades,
                NULL, NULL
            FROM booked b
            UNION ALL
            -- A value comes where its stretch begins and goes after its end.
            SELECT v.first, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, sum(v.value), sum(v.unpriced)
            FROM valued v GROUP BY v.first
            UNION ALL
            SELECT v.last + 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, -sum(v.value), -sum(v.unpriced)
            FROM valued v GROUP BY v.last) s
        WHERE s.n <= cardinality(instants)
        GROUP BY s.n) e
    WINDOW past AS (ORDER BY e.n)
$$;

-- When every portfolio is looked at that is judged: at both ends, and between them at each UTC midnight, each daily point of its
-- history and each deposit or withdrawal. The last look is at upto, or, where that is now, at 'infinity'.
CREATE FUNCTION daily_instants(p_portfolio_id bigint, p_from timestamptz, p_until timestamptz, p_last timestamptz) RETURNS timestamptz[]
    LANGUAGE sql STABLE AS $$
    WITH wanted AS (
        SELECT p_from AS at
        UNION SELECT day AT TIME ZONE 'UTC'
            FROM generate_series(date_trunc('day', p_from AT TIME ZONE 'UTC'), p_until AT TIME ZONE 'UTC', interval '1 day') AS day
        UNION SELECT h.timestamp FROM portfolio_history h WHERE h.portfolio_id = p_portfolio_id
        UNION SELECT j.recorded_at FROM journal_entries j
            WHERE j.portfolio_id = p_portfolio_id AND j.type IN ('deposited', 'withdrawn', 'adopted'))
    SELECT array_agg(w.at ORDER BY w.at) FILTER (WHERE w.at >= p_from AND w.at < p_until) || p_last FROM wanted w
$$;

-- The instants at which what a portfolio is worth changed, by an entry or by an observation of what it held: each of them while
-- they are at most so few; of more the peak and the trough of the worst fall, of its profit and of the index that a dollar would
-- follow, and 24 even steps of a time without as many midnights. It is one pass in order of time. What was held of a market's
-- side counts as one lot, so that a fall is weighed up to the crumbs of lots that are rounded each alone; only instants leave
-- here, floating point does not.
CREATE FUNCTION drawdown_instants(p_portfolio_id bigint, p_from timestamptz, p_until timestamptz, p_last timestamptz, p_max_instants integer)
    RETURNS timestamptz[] LANGUAGE plpgsql STABLE SET jit = off SET enable_mergejoin = off SET work_mem = '32MB' AS $$
DECLARE
    change record;
    instant timestamptz;
    every timestamptz[] := '{}';
    -- Of each holding, which is a side of a market.
    shares double precision[] := '{}';
    cost double precision[] := '{}';
    price double precision[] := '{}';
    value double precision[] := '{}';
    equity double precision := 0;
    contributed double precision := 0;
    -- What came in or went out at the instant, and equity and index after the p_last instant at which something did.
    flow double precision := 0;
    equity_then double precision;
    index_then double precision := 1;
    index double precision;
    peak double precision := '-infinity';
    peak_at timestamptz;
    fall double precision := 0;
    index_peak double precision := 0;
    index_peak_at timestamptz;
    index_fall double precision := 0;
    worst timestamptz[] := '{}';
BEGIN
    FOR change IN
        WITH entries AS MATERIALIZED (
            SELECT CASE WHEN j.recorded_at <= p_from THEN p_from WHEN j.recorded_at < p_until THEN j.recorded_at ELSE p_last END AS at, j.recorded_at AS truly_at, j.market_id, t.action,
                j.shares::double precision AS shares, j.cost::double precision AS cost, j.cash::double precision AS cash,
                j.type IN ('opened', 'deposited', 'withdrawn', 'adopted') AS flow
            FROM journal_entries j
            LEFT JOIN trades t ON t.portfolio_id = p_portfolio_id AND t.trade_id = j.trade_id
            WHERE j.portfolio_id = p_portfolio_id AND j.recorded_at <= p_last),
        holdings AS MATERIALIZED (
            SELECT row_number() OVER ()::integer AS number, e.market_id, e.action, min(e.at) AS since,
                CASE WHEN abs(sum(e.shares)) < 0.0000005 AND abs(sum(e.cost)) < 0.005 THEN max(e.at) ELSE p_last END AS until
            FROM entries e WHERE e.action IS NOT NULL GROUP BY e.market_id, e.action)
        SELECT e.at, e.truly_at, h.number AS holding, e.shares, e.cost, e.cash, e.flow, NULL::double precision AS price
        FROM entries e LEFT JOIN holdings h ON h.market_id = e.market_id AND h.action = e.action
        UNION ALL
        SELECT h.since, NULL, h.number, NULL, NULL, NULL, NULL,
            (CASE h.action WHEN 'buy_yes' THEN m.yes_price ELSE m.no_price END)::double precision
        FROM holdings h CROSS JOIN LATERAL mark_at(h.market_id, h.since) m
        UNION ALL
        SELECT CASE WHEN o.timestamp < p_until THEN o.timestamp ELSE p_last END, o.timestamp, h.number, NULL, NULL, NULL, NULL,
            (CASE h.action WHEN 'buy_yes' THEN o.yes_price ELSE o.no_price END)::double precision
        FROM holdings h
        CROSS JOIN LATERAL (SELECT s.timestamp, s.yes_price, s.no_price FROM market_snapshots s
            WHERE s.market_id = h.market_id AND s.timestamp > h.since AND s.timestamp <= h.until
            OFFSET 0) o
        -- One row more, so that the last instant is judged too.
        UNION ALL
        SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        ORDER BY 1 NULLS LAST, 2 NULLS FIRST
    LOOP
        IF change.at IS DISTINCT FROM instant AND instant IS NOT NULL THEN
            IF cardinality(every) <= p_max_instants THEN
                every := every || instant;
            END IF;
            IF equity - contributed > peak THEN
                peak := equity - contributed;
                peak_at := instant;
            ELSIF peak - (equity - contributed) > fall THEN
                fall := peak - (equity - contributed);
                worst[1] := peak_at;
                worst[2] := instant;
            END IF;
            index := CASE WHEN equity_then >= 0.005 THEN index_then * ((equity - flow) / equity_then) ELSE index_then END;
            IF index > index_peak THEN
                index_peak := index;
                index_peak_at := instant;
            ELSIF index < index_peak * (1 - index_fall) THEN
                index_fall := 1 - index / index_peak;
                worst[3] := index_peak_at;
                worst[4] := instant;
            END IF;
            IF equity_then IS NULL OR flow <> 0 THEN
                equity_then := equity;
                index_then := least(greatest(index, 1e-100), 1e100);
            END IF;
            flow := 0;
        END IF;
        instant := change.at;
        IF change.cash IS NOT NULL THEN
            equity := equity + change.cash;
            IF change.flow THEN
                contributed := contributed + change.cash;
                flow := flow + change.cash;
            END IF;
        END IF;
        IF change.holding IS NOT NULL THEN
            IF change.cash IS NULL THEN
                price[change.holding] := change.price;
            ELSE
                shares[change.holding] := coalesce(shares[change.holding], 0) + change.shares;
                cost[change.holding] := coalesce(cost[change.holding], 0) + change.cost;
            END IF;
            equity := equity - coalesce(value[change.holding], 0);
            value[change.holding] := coalesce(shares[change.holding] * price[change.holding], cost[change.holding], 0);
            equity := equity + value[change.holding];
        END IF;
    END LOOP;
    RETURN CASE WHEN cardinality(every) <= p_max_instants THEN every
        ELSE worst || ARRAY(SELECT generate_series(p_from, p_until, (p_until - p_from) / 24)
            WHERE p_until - p_from < interval '24 days') END;
END $$;

-- When a portfolio is looked at to judge it alone. Each look may value each lot that is open then, so many lots have few looks.
CREATE FUNCTION valuation_instants(p_portfolio_id bigint, p_from timestamptz, p_until timestamptz, p_last timestamptz) RETURNS timestamptz[]
    LANGUAGE sql STABLE AS $$
    WITH wanted AS (
        SELECT unnest(daily_instants(p_portfolio_id, p_from, p_until, p_last)) AS at
        UNION SELECT unnest(drawdown_instants(p_portfolio_id, p_from, p_until, p_last, (
            SELECT least(2000, 300000 / greatest(1, max(e.open)))::integer FROM (
                SELECT sum(j.position_count) OVER (ORDER BY j.seq) AS open FROM journal_entries j
                WHERE j.portfolio_id = p_portfolio_id AND j.recorded_at <= p_last) e))))
    SELECT array_agg(w.at ORDER BY w.at) FROM wanted w WHERE w.at < p_until OR w.at = p_last
$$;
