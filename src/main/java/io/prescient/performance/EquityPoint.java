package io.prescient.performance;

import io.prescient.money.Money;
import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The value of a portfolio as of an instant.
public record EquityPoint(
        Instant asOf,

        @Schema(description = "Equity: cash + value of the open positions")
        Money totalValue,

        Money currentBalance,
        @Schema(description = "Cost of the open positions") Money totalInvested,

        @Schema(description = "Value - cost of the open positions")
        Money unrealizedPnl,

        @Schema(description = "Proceeds - cost of all positions or parts sold or settled by then")
        Money realizedPnl,

        @Schema(description = "Sum of all deposits by then, without the initial balance")
        Money totalDeposits,

        @Schema(description = "Sum of all withdrawals by then")
        Money totalWithdrawals,

        int openPositionCount,

        @Schema(description = "Open positions without an observed price; they are valued at cost")
        int unpricedPositionCount) {

    /// Reads a row of `portfolio_as_of` with the additional column `shown_at`.
    static EquityPoint of(Row row) {
        var totals = PortfolioTotals.of(row);
        return new EquityPoint(
                Rows.instant(row, "shown_at"),
                totals.totalValue(),
                totals.currentBalance(),
                totals.totalInvested(),
                totals.unrealizedPnl(),
                totals.realizedPnl(),
                totals.totalDeposits(),
                totals.totalWithdrawals(),
                totals.openPositionCount(),
                totals.unpricedPositionCount());
    }
}
