-- Why: the worst fall of a portfolio may happen between two midnights, so every entry and every observed price has to be checked.

-- The instants at which the value of a portfolio changed, by an entry or by an observation of a market while it was held.
-- Up to p_max_instants: all of them. More: the peak and the trough of the worst fall of the profit in dollars, and of the
-- time-weighted index, and for a time of less than 24 days also 25 even steps.
-- One pass in order of time, in double precision. It treats what is held of a market's side as one position, so a fall may be
-- off by the rounding of the single positions. The result is used as a list of instants only; portfolio_as_of computes the
-- exact values.
-- Settings: a merge join would sort the observations; the arrays and sorts need more than the default work_mem.
-- docs/explanation/drawdown.md explains it with an example.
CREATE FUNCTION drawdown_instants(
        p_portfolio_id bigint, p_from timestamptz, p_until timestamptz, p_last timestamptz, p_max_instants integer)
    RETURNS timestamptz[] LANGUAGE plpgsql STABLE SET jit = off SET enable_mergejoin = off SET work_mem = '32MB' AS $$
DECLARE
    change record;
    instant timestamptz;
    instants timestamptz[] := '{}';
    -- By holding. A holding is a side (YES or NO) of a market.
    shares double precision[] := '{}';
    cost double precision[] := '{}';
    price double precision[] := '{}';
    value double precision[] := '{}';
    equity double precision := 0;
    -- Deposits less withdrawals, the initial balance included: until now, and at the current instant.
    net_deposits double precision := 0;
    flow double precision := 0;
    -- The index is 1 at the start and follows equity from one flow to the next: index = index_at_flow * (equity before the
    -- flow / equity_at_flow). Both values are those after the last flow.
    equity_at_flow double precision;
    index_at_flow double precision := 1;
    index double precision;
    profit double precision;
    peak double precision := '-infinity';
    peak_at timestamptz;
    fall double precision := 0;
    index_peak double precision := 0;
    index_peak_at timestamptz;
    index_fall double precision := 0;
    -- Peak and trough in dollars, then of the index.
    worst timestamptz[] := '{}';
BEGIN
    FOR change IN
        WITH entries AS MATERIALIZED (
            SELECT CASE WHEN j.recorded_at <= p_from THEN p_from WHEN j.recorded_at < p_until THEN j.recorded_at
                    ELSE p_last END AS instant,
                j.recorded_at, j.market_id, t.action, j.shares::double precision AS shares,
                j.cost::double precision AS cost, j.cash::double precision AS cash,
                j.type IN ('opened', 'deposited', 'withdrawn', 'adopted') AS is_flow
            FROM journal_entries j
            LEFT JOIN trades t ON t.portfolio_id = p_portfolio_id AND t.trade_id = j.trade_id
            WHERE j.portfolio_id = p_portfolio_id AND j.recorded_at <= p_last),
        holdings AS MATERIALIZED (
            SELECT row_number() OVER ()::integer AS number, e.market_id, e.action, min(e.instant) AS from_instant,
                CASE WHEN abs(sum(e.shares)) < 0.0000005 AND abs(sum(e.cost)) < 0.005 THEN max(e.instant) ELSE p_last END
                    AS until_instant
            FROM entries e WHERE e.action IS NOT NULL GROUP BY e.market_id, e.action)
        SELECT e.instant, e.recorded_at, h.number AS holding, e.shares, e.cost, e.cash, e.is_flow,
            NULL::double precision AS price
        FROM entries e LEFT JOIN holdings h ON h.market_id = e.market_id AND h.action = e.action
        UNION ALL
        SELECT h.from_instant, NULL, h.number, NULL, NULL, NULL, NULL,
            (CASE h.action WHEN 'buy_yes' THEN m.yes_price ELSE m.no_price END)::double precision
        FROM holdings h CROSS JOIN LATERAL mark_at(h.market_id, h.from_instant) m
        UNION ALL
        SELECT CASE WHEN o.timestamp < p_until THEN o.timestamp ELSE p_last END, o.timestamp, h.number, NULL, NULL, NULL,
            NULL, (CASE h.action WHEN 'buy_yes' THEN o.yes_price ELSE o.no_price END)::double precision
        FROM holdings h
        CROSS JOIN LATERAL (SELECT s.timestamp, s.yes_price, s.no_price FROM market_snapshots s
            WHERE s.market_id = h.market_id AND s.timestamp > h.from_instant AND s.timestamp <= h.until_instant
            OFFSET 0) o
        -- An end marker, because an instant is evaluated when the next one begins.
        UNION ALL
        SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        ORDER BY 1 NULLS LAST, 2 NULLS FIRST
    LOOP
        IF change.instant IS DISTINCT FROM instant AND instant IS NOT NULL THEN
            IF cardinality(instants) <= p_max_instants THEN
                instants := instants || instant;
            END IF;
            profit := equity - net_deposits;
            IF profit > peak THEN
                peak := profit;
                peak_at := instant;
            ELSIF peak - profit > fall THEN
                fall := peak - profit;
                worst[1] := peak_at;
                worst[2] := instant;
            END IF;
            index := CASE WHEN equity_at_flow >= 0.005 THEN index_at_flow * ((equity - flow) / equity_at_flow)
                ELSE index_at_flow END;
            IF index > index_peak THEN
                index_peak := index;
                index_peak_at := instant;
            ELSIF index < index_peak * (1 - index_fall) THEN
                index_fall := 1 - index / index_peak;
                worst[3] := index_peak_at;
                worst[4] := instant;
            END IF;
            IF equity_at_flow IS NULL OR flow <> 0 THEN
                equity_at_flow := equity;
                index_at_flow := least(greatest(index, 1e-100), 1e100);
            END IF;
            flow := 0;
        END IF;
        instant := change.instant;
        IF change.cash IS NOT NULL THEN
            equity := equity + change.cash;
            IF change.is_flow THEN
                net_deposits := net_deposits + change.cash;
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
    RETURN CASE WHEN cardinality(instants) <= p_max_instants THEN instants
        ELSE worst || ARRAY(SELECT generate_series(p_from, p_until, (p_until - p_from) / 24)
            WHERE p_until - p_from < interval '24 days') END;
END $$;

-- The instants of one portfolio's performance: daily_instants and drawdown_instants. At most 2000 of the latter, and fewer
-- for a portfolio with more than 150 open positions at once, because each position is valued at each instant.
CREATE FUNCTION valuation_instants(p_portfolio_id bigint, p_from timestamptz, p_until timestamptz, p_last timestamptz)
    RETURNS timestamptz[] LANGUAGE sql STABLE AS $$
    WITH found AS (
        SELECT unnest(daily_instants(p_portfolio_id, p_from, p_until, p_last)) AS instant
        UNION SELECT unnest(drawdown_instants(p_portfolio_id, p_from, p_until, p_last, (
            SELECT least(2000, 300000 / greatest(1, max(e.open)))::integer FROM (
                SELECT sum(j.position_count) OVER (ORDER BY j.seq) AS open FROM journal_entries j
                WHERE j.portfolio_id = p_portfolio_id AND j.recorded_at <= p_last) e))))
    SELECT array_agg(f.instant ORDER BY f.instant) FROM found f WHERE f.instant < p_until OR f.instant = p_last
$$;
