package io.prescient.invariant;

/// The checks of each trade, its position and its journal entries. The queries use UNION ALL and GROUP BY instead
/// of joins, so a portfolio with many positions needs one pass, even after a wrong estimate of the planner. Only
/// rows that differ are split into single values.
final class PositionQueries {
    /// Shares bought = open + sold + settled, according to the journal.
    static final String SHARES = """
            SELECT x.portfolio_id, x.trade_id, x.seq, f.metric, f.expected::text, f.found::text
            FROM (
                SELECT part.portfolio_id, part.trade_id, max(part.seq) AS seq, sum(part.bought) AS bought, sum(part.settled) AS settled,
                    sum(part.moved) AS held, sum(part.shares) AS shares, sum(part.settled_shares) AS settled_shares,
                    sum(part.open_shares) AS open_shares
                FROM (
                    SELECT j.portfolio_id, j.trade_id, NULL::bigint AS seq, CASE j.type WHEN 'bought' THEN j.shares ELSE 0 END AS bought,
                        CASE WHEN j.type IN ('settled', 'reversed') THEN -j.shares ELSE 0 END AS settled, j.shares AS moved,
                        0 AS shares, 0 AS settled_shares, 0 AS open_shares
                    FROM journal_entries j WHERE j.trade_id IS NOT NULL
                    UNION ALL
                    SELECT p.portfolio_id, p.trade_id, p.seq, 0, 0, 0, p.shares, p.settled_shares, p.open_shares
                    FROM portfolio_positions p) part
                WHERE $1::bigint IS NULL OR part.portfolio_id = $1
                GROUP BY part.portfolio_id, part.trade_id) x
            CROSS JOIN LATERAL (VALUES
                ('shares', x.bought, x.shares), ('settled_shares', x.settled, x.settled_shares),
                ('open_shares', x.held, x.open_shares)) f (metric, expected, found)
            WHERE (x.bought, x.settled, x.held) <> (x.shares, x.settled_shares, x.open_shares) AND f.expected <> f.found""";

    /// Cost and profit of a position, compared with its entries.
    static final String LOTS = """
            SELECT x.portfolio_id, x.trade_id, x.seq, f.metric, f.expected::text, f.found::text
            FROM (
                SELECT part.portfolio_id, part.trade_id, max(part.seq) AS seq, sum(part.cost) AS cost, sum(part.realized) AS realized,
                    sum(part.cost_basis) AS cost_basis, sum(part.realized_pnl) AS realized_pnl
                FROM (
                    SELECT j.portfolio_id, j.trade_id, NULL::bigint AS seq, j.cost, j.realized_pnl AS realized, 0 AS cost_basis,
                        0 AS realized_pnl
                    FROM journal_entries j WHERE j.trade_id IS NOT NULL
                    UNION ALL
                    SELECT p.portfolio_id, p.trade_id, p.seq, 0, 0, p.cost_basis, p.realized_pnl FROM portfolio_positions p) part
                WHERE $1::bigint IS NULL OR part.portfolio_id = $1
                GROUP BY part.portfolio_id, part.trade_id) x
            CROSS JOIN LATERAL (VALUES
                ('cost_basis', x.cost, x.cost_basis), ('realized_pnl', x.realized, x.realized_pnl)) f (metric, expected, found)
            WHERE (x.cost, x.realized) <> (x.cost_basis, x.realized_pnl) AND f.expected <> f.found""";

    /// Each trade has one `bought` entry, one trade row and one position, and the three agree.
    static final String TRADES = """
            SELECT t.portfolio_id, t.trade_id, t.seq, f.metric, f.expected::text, f.found::text
            FROM (
                SELECT part.portfolio_id, part.trade_id, max(part.seq) AS seq, sum(part.bought) AS bought, sum(part.trade) AS trades,
                    sum(part.lot) AS lots, min(part.seq) AS least_seq, max(part.seq) AS most_seq, min(part.stake) AS least_stake,
                    max(part.stake) AS most_stake
                FROM (
                    SELECT j.portfolio_id, j.trade_id, j.seq, j.cost AS stake, 1 AS bought, 0 AS trade, 0 AS lot
                    FROM journal_entries j WHERE j.type = 'bought'
                    UNION ALL
                    SELECT t.portfolio_id, t.trade_id, t.seq, t.amount, 0, 1, 0 FROM trades t
                    UNION ALL
                    SELECT x.portfolio_id, x.trade_id, x.seq, x.amount, 0, 0, 1 FROM portfolio_positions x) part
                WHERE $1::bigint IS NULL OR part.portfolio_id = $1
                GROUP BY part.portfolio_id, part.trade_id) t
            CROSS JOIN LATERAL (VALUES
                ('bought_entries', 1, t.bought), ('trades', 1, t.trades), ('positions', 1, t.lots),
                ('seq', t.least_seq, t.most_seq), ('amount', t.least_stake, t.most_stake)) f (metric, expected, found)
            WHERE (t.bought, t.trades, t.lots, t.least_seq, t.least_stake) <> (1, 1, 1, t.most_seq, t.most_stake)
                AND f.expected <> f.found""";

    private PositionQueries() {}
}
