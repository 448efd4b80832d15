package io.prescient.performance;

import io.prescient.http.RowValues;
import io.prescient.money.Money;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/// What a portfolio was worth as of an instant, whatever was booked at that instant included.
///
/// @param paidIn all that owners had put in by then, what it was opened with included
/// @param paidOut all that they had taken out
record ValuationInstant(Instant at, Money equity, Money invested, Money paidIn, Money paidOut) {
    /// Of a row of `portfolio_as_of` beside the time at which it is shown.
    static ValuationInstant of(Row row) {
        var books = PortfolioTotals.of(row);
        return new ValuationInstant(
                RowValues.instant(row, "shown_at"),
                books.totalValue(),
                books.totalInvested(),
                books.initialBalance().plus(books.totalDeposits()),
                books.totalWithdrawals());
    }

    Money contributed() {
        return paidIn.minus(paidOut);
    }

    /// Profit of all time: equity net of external flows.
    Money profit() {
        return equity.minus(contributed());
    }

    /// What came in (positive) or went out between a look and this one.
    Money flowSince(ValuationInstant earlier) {
        return contributed().minus(earlier.contributed());
    }
}
