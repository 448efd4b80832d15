package io.prescient.portfolio;

import io.prescient.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where a change leaves its portfolio.
@RegisterForReflection
public record BalanceView(
        long portfolioId,

        @Schema(description = "Number of the journal entry that booked it")
        long seq,

        Money currentBalance,
        Money totalInvested,
        Money realizedPnl,
        int openPositionCount) {

    public static BalanceView of(Portfolio portfolio) {
        var totals = portfolio.totals();
        return new BalanceView(
                portfolio.portfolioId,
                portfolio.seq(),
                totals.currentBalance(),
                totals.totalInvested(),
                totals.realizedPnl(),
                totals.openPositionCount());
    }
}
