package io.prescient.history;

import io.prescient.money.Money;

/// A figure of a portfolio that can be explained. Constants are spelled as on the wire.
public enum Figure {
    total_value,
    realized_pnl,
    unrealized_pnl,
    current_balance,
    total_invested;

    Money of(Books books) {
        return switch (this) {
            case total_value -> books.totalValue();
            case realized_pnl -> books.realizedPnl();
            case unrealized_pnl -> books.unrealizedPnl();
            case current_balance -> books.currentBalance();
            case total_invested -> books.totalInvested();
        };
    }
}
