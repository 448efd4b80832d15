package io.prescient.invariant;

/// The check of purchases and withdrawals: each one is within the limits at its time.
final class LimitQuery {
    /// A limit applies from the `amended` entry that sets it until the next one, or always if no entry sets it.
    /// Purchases before the first `amended` entry of a limit are not checked against it. Purchases of the previous
    /// system are not checked at all.
    static final String LIMITS = """
            WITH patches AS (
                SELECT j.*, CASE j.type WHEN 'amended' THEN j.reason::json END AS patch
                FROM journal_entries j WHERE $1::bigint IS NULL OR j.portfolio_id = $1),
            amended AS (
                SELECT j.portfolio_id, bool_or(j.patch -> 'max_position_size' IS NOT NULL) AS size,
                    bool_or(j.patch -> 'max_total_exposure' IS NOT NULL) AS exposure,
                    bool_or(j.patch -> 'max_positions' IS NOT NULL) AS positions
                FROM patches j WHERE j.type = 'amended' GROUP BY j.portfolio_id),
            entries AS (
                SELECT j.portfolio_id, j.seq, j.type, j.trade_id, j.request_key, j.cost AS stake,
                    sum(j.cash) OVER book AS cash, sum(j.cost) OVER book AS invested, sum(j.position_count) OVER book AS open,
                    max(ARRAY[j.seq, (j.patch ->> 'max_position_size')::numeric])
                        FILTER (WHERE j.patch -> 'max_position_size' IS NOT NULL) OVER book AS size,
                    max(ARRAY[j.seq, (j.patch ->> 'max_total_exposure')::numeric])
                        FILTER (WHERE j.patch -> 'max_total_exposure' IS NOT NULL) OVER book AS exposure,
                    max(ARRAY[j.seq, (j.patch ->> 'max_positions')::numeric])
                        FILTER (WHERE j.patch -> 'max_positions' IS NOT NULL) OVER book AS positions
                FROM patches j WINDOW book AS (PARTITION BY j.portfolio_id ORDER BY j.seq ROWS UNBOUNDED PRECEDING))
            SELECT e.portfolio_id, e.trade_id, e.seq, f.metric, f.sign || f.bound, f.found::text
            FROM entries e
            JOIN portfolios p USING (portfolio_id)
            LEFT JOIN amended a USING (portfolio_id)
            CROSS JOIN LATERAL (SELECT CASE WHEN a.size THEN e.size[2] ELSE p.max_position_size END AS size,
                CASE WHEN a.exposure THEN e.exposure[2] ELSE p.max_total_exposure END AS exposure,
                CASE WHEN a.positions THEN e.positions[2] ELSE p.max_positions END AS positions) most
            CROSS JOIN LATERAL (VALUES
                ('current_balance', '>= ', 0, e.cash, e.cash < 0),
                ('max_position_size', '<= ', most.size, e.stake, e.type = 'bought' AND e.stake > most.size),
                ('max_total_exposure', '<= ', most.exposure, e.invested, e.type = 'bought' AND e.invested > most.exposure),
                ('max_positions', '<= ', most.positions, e.open, e.type = 'bought' AND e.open > most.positions)
                ) f (metric, sign, bound, found, broken)
            WHERE e.type IN ('bought', 'withdrawn') AND e.request_key IS NOT NULL AND f.broken
                AND (e.cash < 0 OR e.stake > most.size OR e.invested > most.exposure OR e.open > most.positions)""";

    private LimitQuery() {}
}
