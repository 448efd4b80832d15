package io.prescient.performance;

import io.prescient.money.Money;
import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/// The value of a portfolio as of an instant, including all entries at that instant. All amounts are in dollars.
///
/// @param invested cost of the open positions
/// @param paidIn initial balance and all deposits by then
/// @param paidOut all withdrawals by then
record ValuationInstant(Instant at, Money equity, Money invested, Money paidIn, Money paidOut) {
    /// Reads a row of `portfolio_as_of` with the additional column `shown_at`.
    static ValuationInstant of(Row row) {
        var totals = PortfolioTotals.of(row);
        return new ValuationInstant(
                Rows.instant(row, "shown_at"),
                totals.totalValue(),
                totals.totalInvested(),
                totals.initialBalance().plus(totals.totalDeposits()),
                totals.totalWithdrawals());
    }

    Money contributed() {
        return paidIn.minus(paidOut);
    }

    /// Profit since the opening: equity - net contributions.
    Money profit() {
        return equity.minus(contributed());
    }

    /// The net flow between an earlier instant and this one: positive if money came in.
    Money flowSince(ValuationInstant earlier) {
        return contributed().minus(earlier.contributed());
    }
}
