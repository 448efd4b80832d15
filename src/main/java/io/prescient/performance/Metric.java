package io.prescient.performance;

import io.prescient.money.Money;

/// A metric of a portfolio that can be explained, in dollars. Constants are spelled as in JSON.
public enum Metric {
    total_value,
    realized_pnl,
    unrealized_pnl,
    current_balance,
    total_invested;

    Money of(PortfolioTotals totals) {
        return switch (this) {
            case total_value -> totals.totalValue();
            case realized_pnl -> totals.realizedPnl();
            case unrealized_pnl -> totals.unrealizedPnl();
            case current_balance -> totals.currentBalance();
            case total_invested -> totals.totalInvested();
        };
    }
}
