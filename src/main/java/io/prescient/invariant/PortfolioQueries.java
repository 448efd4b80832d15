package io.prescient.invariant;

/// The checks of the totals of a portfolio and of the order of its journal.
final class PortfolioQueries {
    /// Each stored total of a portfolio, compared with the sum of its journal.
    static final String TOTALS = """
            SELECT p.portfolio_id, NULL::varchar AS trade_id, NULL::bigint AS seq, f.metric, f.expected::text, f.found::text
            FROM portfolios p
            LEFT JOIN (
                SELECT j.portfolio_id, sum(j.cash) AS cash, sum(j.cost) AS cost, sum(j.realized_pnl) AS realized,
                    sum(j.cash) FILTER (WHERE j.type = 'opened') AS initial,
                    sum(j.cash) FILTER (WHERE j.type IN ('deposited', 'adopted') AND j.cash > 0) AS deposits,
                    -sum(j.cash) FILTER (WHERE j.type IN ('withdrawn', 'adopted') AND j.cash < 0) AS withdrawals,
                    sum(j.shares) FILTER (WHERE j.type IN ('bought', 'sold')) AS held,
                    count(*) FILTER (WHERE j.type = 'bought') AS trades, sum(j.position_count) AS open,
                    sum(-j.position_count) FILTER (WHERE j.type <> 'bought') AS closed,
                    sum(-j.position_count * j.position_pnl) FILTER (WHERE j.type <> 'bought') AS closed_pnl,
                    sum(-j.position_count) FILTER (WHERE j.type <> 'bought' AND j.position_pnl > 0) AS won,
                    sum(-j.position_count) FILTER (WHERE j.type <> 'bought' AND j.position_pnl < 0) AS lost
                FROM journal_entries j WHERE $1::bigint IS NULL OR j.portfolio_id = $1
                GROUP BY j.portfolio_id) j USING (portfolio_id)
            CROSS JOIN LATERAL (VALUES
                ('initial_balance', coalesce(j.initial, 0), p.initial_balance),
                ('total_deposits', coalesce(j.deposits, 0), p.total_deposits),
                ('total_withdrawals', coalesce(j.withdrawals, 0), p.total_withdrawals),
                ('current_balance', coalesce(j.cash, 0), p.current_balance),
                ('total_invested', coalesce(j.cost, 0), p.total_invested),
                ('realized_pnl', coalesce(j.realized, 0), p.realized_pnl),
                ('closed_pnl', coalesce(j.closed_pnl, 0), p.closed_pnl),
                ('held_shares', coalesce(j.held, 0), p.held_shares),
                ('trade_count', coalesce(j.trades, 0), p.trade_count),
                ('open_position_count', coalesce(j.open, 0), p.open_position_count),
                ('closed_position_count', coalesce(j.closed, 0), p.closed_position_count),
                ('total_winning_trades', coalesce(j.won, 0), p.total_winning_trades),
                ('total_losing_trades', coalesce(j.lost, 0), p.total_losing_trades)) f (metric, expected, found)
            WHERE ($1::bigint IS NULL OR p.portfolio_id = $1) AND f.expected <> f.found""";

    /// The stored totals of open positions, compared with the positions.
    static final String INVESTED = """
            SELECT p.portfolio_id, NULL::varchar AS trade_id, NULL::bigint AS seq, f.metric, f.expected::text, f.found::text
            FROM portfolios p
            LEFT JOIN (
                SELECT x.portfolio_id, sum(x.cost_basis) AS cost, count(*) AS open
                FROM portfolio_positions x WHERE x.status = 'open' AND ($1::bigint IS NULL OR x.portfolio_id = $1)
                GROUP BY x.portfolio_id) x USING (portfolio_id)
            CROSS JOIN LATERAL (VALUES
                ('total_invested', coalesce(x.cost, 0), p.total_invested),
                ('open_position_count', coalesce(x.open, 0), p.open_position_count)) f (metric, expected, found)
            WHERE ($1::bigint IS NULL OR p.portfolio_id = $1) AND f.expected <> f.found""";

    /// Entries whose seq does not follow the previous one, and portfolios whose seq is not that of their newest
    /// entry.
    static final String SEQ = """
            SELECT e.portfolio_id, NULL::varchar AS trade_id, e.seq, 'seq' AS metric, (e.before + 1)::text AS expected, e.seq::text AS found
            FROM (
                SELECT j.portfolio_id, j.seq, coalesce(lag(j.seq) OVER (PARTITION BY j.portfolio_id ORDER BY j.seq), 0) AS before
                FROM journal_entries j WHERE $1::bigint IS NULL OR j.portfolio_id = $1) e
            WHERE e.seq <> e.before + 1
            UNION ALL
            SELECT p.portfolio_id, NULL, NULL, 'newest_seq', coalesce(newest.seq, 0)::text, p.seq::text
            FROM portfolios p
            LEFT JOIN LATERAL (
                SELECT j.seq FROM journal_entries j WHERE j.portfolio_id = p.portfolio_id ORDER BY j.seq DESC LIMIT 1) newest ON true
            WHERE ($1::bigint IS NULL OR p.portfolio_id = $1) AND p.seq IS DISTINCT FROM newest.seq""";

    /// Entries with an earlier time than the previous entry. Entries of the previous system were imported in a
    /// different order, so their times are not checked.
    static final String TIME = """
            SELECT e.portfolio_id, e.trade_id, e.seq, 'recorded_at' AS metric, '>= ' || to_char(e.before AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS expected,
                to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS found
            FROM (
                SELECT j.portfolio_id, j.trade_id, j.seq, j.recorded_at, j.ours AND lag(j.ours) OVER book AS ours, lag(j.recorded_at) OVER book AS before
                FROM (
                    SELECT *, NOT (type = 'adopted' OR type IN ('bought', 'sold') AND request_key IS NULL) AS ours
                    FROM journal_entries WHERE $1::bigint IS NULL OR portfolio_id = $1) j
                WINDOW book AS (PARTITION BY j.portfolio_id ORDER BY j.seq)) e
            WHERE e.ours AND e.recorded_at < e.before""";

    private PortfolioQueries() {}
}
