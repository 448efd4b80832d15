package io.prescient.invariant;

/// What must always be true of the books. Constants are spelled as on the wire.
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

    /// What each of them says, in the words of the API's description.
    static final String ALL = """
            - `totals`: each stored figure = the sum of the journal. `current_balance` = Σ cash, `total_invested` = Σ cost, \
            `realized_pnl` = Σ realized_pnl, deposits, withdrawals and the initial balance = Σ cash of their types, \
            `closed_pnl`, wins and losses = the ended lots' `position_pnl` less the reversed ones', `open_position_count` = \
            Σ `position_count`, \
            `trade_count` = entries `bought`, held shares = Σ shares of `bought` and `sold`
            - `total_invested`: `total_invested` = Σ `cost_basis` of the open positions, and `open_position_count` their number
            - `positions`: a position's `cost_basis` = Σ cost and `realized_pnl` = Σ realized_pnl of its entries
            - `shares`: shares bought = open + sold + settled, for each position
            - `limits`: no purchase left cash below 0, cost more than `max_position_size`, or left more than \
            `max_total_exposure` invested or more than `max_positions` open; no withdrawal left cash below 0. Judged by the \
            limits of the moment, as the amendments in the journal tell them. Not judged: purchases before the first amendment \
            that names a limit, by that limit, since what it was then is not kept; and purchases of the replaced system. \
            A correction of a settlement may leave cash below 0
            - `seq`: a journal's numbers are 1, 2, 3, … without a hole, and the portfolio is at the newest
            - `time`: `recorded_at` never steps back along `seq`; what the replaced system booked is not judged
            - `trades`: each trade has one entry `bought`, one row and one position, which agree on seq and amount
            - `settlements`: entries `settled` and `reversed` of a lot take turns; each version pays a lot at most once, and what \
            its outcome says (shares × payout per share, half-even to cents; VOID the cost); a reversal undoes exactly what was \
            paid; a position's `payout` and version are what its entries add up to; where the newest settlement of a market \
            is complete, no lot is behind it. While one is being carried out, lots may be""";

    private final String sql;

    Invariant(String sql) {
        this.sql = sql;
    }

    /// The first of its violations, each with their number as `broken`; $1 is the only portfolio to ask, or null.
    String sql(int most) {
        return """
                SELECT v.*, count(*) OVER () AS broken FROM (%s) v (portfolio_id, trade_id, seq, figure, expected, found)
                ORDER BY v.portfolio_id, v.seq, v.trade_id, v.figure LIMIT %d""".formatted(sql, most);
    }
}
