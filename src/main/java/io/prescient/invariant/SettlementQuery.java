package io.prescient.invariant;

/// The checks of settlements: entries, positions and markets.
final class SettlementQuery {
    /// The `settled` and `reversed` entries of a position alternate. Each version pays once, and exactly what its
    /// outcome defines. A reversal undoes what was paid. A position equals the sum of its entries. After a
    /// settlement is complete, no position has an older version.
    static final String SETTLEMENTS = """
            WITH paid AS (
                SELECT j.portfolio_id, j.trade_id, j.market_id, j.seq, j.type, j.settlement_version AS version, j.cash, j.cost, j.shares,
                    lag(j.type) OVER lot AS type_before, lag(j.settlement_version) OVER lot AS version_before,
                    lag(j.cash) OVER lot AS cash_before, lag(j.cost) OVER lot AS cost_before, lag(j.shares) OVER lot AS shares_before
                FROM journal_entries j
                WHERE j.type IN ('settled', 'reversed') AND ($1::bigint IS NULL OR j.portfolio_id = $1)
                WINDOW lot AS (PARTITION BY j.portfolio_id, j.trade_id ORDER BY j.seq))
            SELECT p.portfolio_id, p.trade_id, p.seq, 'type' AS metric,
                CASE p.type WHEN 'settled' THEN 'reversed' ELSE 'settled' END AS expected, p.type::text AS found
            FROM paid p WHERE p.type = coalesce(p.type_before, 'reversed')
            UNION ALL
            SELECT p.portfolio_id, p.trade_id, p.seq, f.metric, f.sign || coalesce(f.expected::text, 'no such settlement'), f.found::text
            FROM paid p
            LEFT JOIN settlements s ON s.market_id = p.market_id AND s.version = p.version
            LEFT JOIN trades t ON t.portfolio_id = p.portfolio_id AND t.trade_id = p.trade_id
            CROSS JOIN LATERAL (SELECT p.type = 'settled' AS pays,
                CASE WHEN p.type = 'reversed' THEN -p.cash_before WHEN s.outcome = 'VOID' THEN -p.cost
                    ELSE half_even(-p.shares * CASE t.action WHEN 'buy_yes' THEN s.yes_payout ELSE 1 - s.yes_payout END)
                    END AS cash) due
            CROSS JOIN LATERAL (VALUES
                ('settlement_version', CASE WHEN due.pays THEN '> ' ELSE '' END, p.version_before::numeric, p.version::numeric,
                    CASE WHEN due.pays THEN p.version <= p.version_before ELSE p.version <> p.version_before END),
                ('cash', '', due.cash, p.cash, p.cash IS DISTINCT FROM due.cash),
                ('cost', '', -p.cost_before, p.cost, NOT due.pays AND p.cost <> -p.cost_before),
                ('shares', '', -p.shares_before, p.shares, NOT due.pays AND p.shares <> -p.shares_before)
                ) f (metric, sign, expected, found, broken)
            WHERE f.broken AND (p.type_before IS NOT NULL OR p.cash IS DISTINCT FROM due.cash)
            UNION ALL
            SELECT x.portfolio_id, x.trade_id, x.seq, f.metric, f.expected::text, f.found::text
            FROM (
                SELECT part.portfolio_id, part.trade_id, max(part.seq) AS seq, sum(part.version) AS version, sum(part.cash) AS cash,
                    sum(part.settlement_version) AS settlement_version, sum(part.payout) AS payout
                FROM (
                    SELECT p.portfolio_id, p.trade_id, NULL::bigint AS seq, CASE p.type WHEN 'settled' THEN p.version ELSE -p.version END AS version,
                        p.cash, 0 AS settlement_version, 0 AS payout
                    FROM paid p
                    UNION ALL
                    SELECT x.portfolio_id, x.trade_id, x.seq, 0, 0, x.settlement_version, x.payout FROM portfolio_positions x
                    WHERE $1::bigint IS NULL OR x.portfolio_id = $1) part
                GROUP BY part.portfolio_id, part.trade_id) x
            CROSS JOIN LATERAL (VALUES
                ('settlement_version', x.version, x.settlement_version), ('payout', x.cash, x.payout)) f (metric, expected, found)
            WHERE (x.version, x.cash) <> (x.settlement_version, x.payout) AND f.expected <> f.found
            UNION ALL
            SELECT x.portfolio_id, x.trade_id, x.seq, 'settlement_version', s.version::text, x.settlement_version::text
            FROM settlements s
            JOIN markets m ON m.market_id = s.market_id AND m.settlement_version = s.version
            JOIN portfolio_positions x ON x.market_id = s.market_id AND x.status <> 'closed' AND x.settlement_version < s.version
            WHERE s.completed_at IS NOT NULL AND ($1::bigint IS NULL OR x.portfolio_id = $1)""";

    private SettlementQuery() {}
}
