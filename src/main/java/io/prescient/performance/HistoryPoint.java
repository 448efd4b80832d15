package io.prescient.performance;

import io.prescient.money.Money;
import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The last recorded value of a portfolio on a UTC day.
public record HistoryPoint(
        LocalDate snapshotDate,
        Instant timestamp,
        @Schema(description = "Cash") Money currentBalance,
        @Schema(description = "Cost of the open positions") Money totalInvested,

        @Schema(description = "Realized and unrealized profit or loss, dollars")
        Money totalProfitLoss,

        @Schema(description = "Equity: cash + value of the open positions")
        Money totalValue,

        int openPositionCount,
        int tradeCount) {

    static HistoryPoint of(Row row) {
        return new HistoryPoint(
                row.getLocalDate("snapshot_date"),
                Rows.instant(row, "timestamp"),
                Rows.money(row, "balance"),
                Rows.money(row, "total_invested"),
                Rows.money(row, "total_profit_loss"),
                Rows.money(row, "total_value"),
                row.getInteger("open_positions"),
                row.getInteger("trade_count"));
    }
}
