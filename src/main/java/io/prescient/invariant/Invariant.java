package io.prescient.invariant;

/// The invariants of the stored portfolio data. Constants are spelled as in JSON.
public enum Invariant {
    totals(PortfolioQueries.TOTALS),
    total_invested(PortfolioQueries.INVESTED),
    positions(PositionQueries.LOTS),
    shares(PositionQueries.SHARES),
    limits(LimitQuery.LIMITS),
    seq(PortfolioQueries.SEQ),
    time(PortfolioQueries.TIME),
    trades(PositionQueries.TRADES),
    settlements(SettlementQuery.SETTLEMENTS);

    /// The definitions of all invariants, for the API description.
    static final String ALL = """
            - `totals`: each stored total equals the sum of the journal. `current_balance` = Σ cash, \
            `total_invested` = Σ cost, `realized_pnl` = Σ realized_pnl. Deposits, withdrawals and the initial \
            balance = Σ cash of their entry types. `closed_pnl`, wins and losses = `position_pnl` of the closed \
            positions minus that of the reversed ones. `open_position_count` = Σ `position_count`, `trade_count` = \
            number of `bought` entries, held shares = Σ shares of `bought` and `sold`
            - `total_invested`: `total_invested` = Σ `cost_basis` of the open positions, and `open_position_count` \
            is their number
            - `positions`: `cost_basis` of a position = Σ cost, and its `realized_pnl` = Σ realized_pnl of its \
            entries
            - `shares`: for each position, shares bought = open + sold + settled
            - `limits`: no purchase leaves cash below 0, costs more than `max_position_size`, or leaves more than \
            `max_total_exposure` invested or more than `max_positions` open. No withdrawal leaves cash below 0. The \
            limits at the time of the entry apply, as the `amended` entries of the journal record them. Not checked: \
            a limit before the first `amended` entry that sets it, because its earlier value is not stored; and \
            purchases imported from the previous system. A correction of a settlement may leave cash below 0
            - `seq`: the seq of journal entries is 1, 2, 3, … without gaps, and the portfolio has the newest one
            - `time`: `recorded_at` never decreases along `seq`. Entries imported from the previous system are not \
            checked
            - `trades`: each trade has one `bought` entry, one trade row and one position, with the same seq and \
            amount
            - `settlements`: the `settled` and `reversed` entries of a position alternate. Each version pays a \
            position at most once, and exactly what its outcome defines: shares × payout per share, half-even to \
            cents; for VOID the cost. A reversal undoes exactly what was paid. `payout` and version of a position \
            equal the sum of its entries. After the newest settlement of a market is complete, no position has an \
            older version; while it runs, positions may have""";

    private final String sql;

    Invariant(String sql) {
        this.sql = sql;
    }

    /// The SQL of the check: the first violations, each with the total count as `broken`. `$1` is the portfolio to
    /// check; null checks all.
    ///
    /// @param most the most violations to return
    String sql(int most) {
        return """
                SELECT v.*, count(*) OVER () AS broken FROM (%s) v (portfolio_id, trade_id, seq, metric, expected, found)
                ORDER BY v.portfolio_id, v.seq, v.trade_id, v.metric LIMIT %d""".formatted(sql, most);
    }
}
