-- Why: daily returns, and a leaderboard of many portfolios, need few instants per portfolio and the same ones every time.

-- The instants from p_from until p_until (excluded), then p_last: p_from, each UTC midnight, each history point, and each
-- deposit and withdrawal, where the returns before and after it are separated. p_last is p_until, or 'infinity' if that is
-- now.
CREATE FUNCTION daily_instants(p_portfolio_id bigint, p_from timestamptz, p_until timestamptz, p_last timestamptz)
    RETURNS timestamptz[] LANGUAGE sql STABLE AS $$
    WITH found AS (
        SELECT p_from AS instant
        UNION SELECT day AT TIME ZONE 'UTC'
            FROM generate_series(
                date_trunc('day', p_from AT TIME ZONE 'UTC'), p_until AT TIME ZONE 'UTC', interval '1 day') AS day
        UNION SELECT h.timestamp FROM portfolio_history h WHERE h.portfolio_id = p_portfolio_id
        UNION SELECT j.recorded_at FROM journal_entries j
            WHERE j.portfolio_id = p_portfolio_id AND j.type IN ('deposited', 'withdrawn', 'adopted'))
    SELECT array_agg(f.instant ORDER BY f.instant) FILTER (WHERE f.instant >= p_from AND f.instant < p_until) || p_last
    FROM found f
$$;
