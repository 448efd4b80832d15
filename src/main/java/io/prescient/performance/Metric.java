package io.prescient.performance;

import io.prescient.money.Money;

/// A figure of a portfolio that can be explained. Constants are spelled as on the wire.
public enum Metric {
    total_value,
    realized_pnl,
    unrealized_pnl,
    current_balance,
    total_invested;

    Money of(PortfolioTotals books) {
        return switch (this) {
            case total_value -> books.totalValue();
            case realized_pnl -> books.realizedPnl();
            case unrealized_pnl -> books.unrealizedPnl();
            case current_balance -> books.currentBalance();
            case total_invested -> books.totalInvested();
        };
    }
}
