package io.prescient.performance;

import io.prescient.http.RowValues;
import io.prescient.money.Money;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a portfolio was worth as of an instant.
public record EquityPoint(
        Instant asOf,

        @Schema(description = "Cash + value of the open positions")
        Money totalValue,

        Money currentBalance,
        @Schema(description = "Cost of the open positions") Money totalInvested,

        @Schema(description = "Value - cost of the open positions")
        Money unrealizedPnl,

        @Schema(description = "Proceeds - cost of all that was sold or settled by then")
        Money realizedPnl,

        @Schema(description = "All that was deposited by then; what the portfolio was opened with is not among it")
        Money totalDeposits,

        @Schema(description = "All that was withdrawn by then")
        Money totalWithdrawals,

        int openPositionCount,

        @Schema(description = "Open positions without an observed price: they are valued at cost")
        int unpricedPositionCount) {

    /// Of a row of `portfolio_as_of` beside the time at which it is shown.
    static EquityPoint of(Row row) {
        var books = PortfolioTotals.of(row);
        return new EquityPoint(
                RowValues.instant(row, "shown_at"),
                books.totalValue(),
                books.currentBalance(),
                books.totalInvested(),
                books.unrealizedPnl(),
                books.realizedPnl(),
                books.totalDeposits(),
                books.totalWithdrawals(),
                books.openPositionCount(),
                books.unpricedPositionCount());
    }
}
