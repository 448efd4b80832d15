package io.prescient.performance;

import io.prescient.money.Money;
import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The totals of a portfolio as of a point in time: the sums of its journal and the value of its open positions,
/// in dollars.
public record PortfolioTotals(
        Money initialBalance,
        Money totalDeposits,
        Money totalWithdrawals,
        @Schema(description = "Cash") Money currentBalance,
        @Schema(description = "Cost of the open positions") Money totalInvested,

        @Schema(description = "Equity: current_balance + value of the open positions")
        Money totalValue,

        @Schema(description = "Value - cost of the open positions")
        Money unrealizedPnl,

        @Schema(description = "Proceeds - cost of all positions or parts sold or settled")
        Money realizedPnl,

        @Schema(description = "realized_pnl + unrealized_pnl")
        Money totalProfitLoss,

        int openPositionCount,
        int tradeCount,

        @Schema(description = "Open positions without an observed price; they are valued at cost")
        int unpricedPositionCount) {

    /// Reads a row of `portfolio_as_of`.
    static PortfolioTotals of(Row row) {
        var cash = Rows.money(row, "current_balance");
        var invested = Rows.money(row, "total_invested");
        var value = Rows.money(row, "positions_value");
        var realized = Rows.money(row, "realized_pnl");
        var unrealized = value.minus(invested);
        return new PortfolioTotals(
                Rows.money(row, "initial_balance"),
                Rows.money(row, "total_deposits"),
                Rows.money(row, "total_withdrawals"),
                cash,
                invested,
                cash.plus(value),
                unrealized,
                realized,
                realized.plus(unrealized),
                row.getInteger("open_position_count"),
                row.getInteger("trade_count"),
                row.getInteger("unpriced_position_count"));
    }

    /// Net contributions of the owners: initial balance + deposits - withdrawals.
    Money contributed() {
        return initialBalance.plus(totalDeposits).minus(totalWithdrawals);
    }
}
