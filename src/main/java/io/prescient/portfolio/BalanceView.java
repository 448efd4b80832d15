package io.prescient.portfolio;

import io.prescient.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The balances of a portfolio after a change.
@RegisterForReflection
public record BalanceView(
        long portfolioId,

        @Schema(description = "Sequence number of the journal entry that posted the change")
        long seq,

        Money currentBalance,
        Money totalInvested,
        Money realizedPnl,
        int openPositionCount) {

    public static BalanceView of(PortfolioState portfolio) {
        var totals = portfolio.totals();
        return new BalanceView(
                portfolio.portfolioId(),
                portfolio.seq(),
                totals.currentBalance(),
                totals.totalInvested(),
                totals.realizedPnl(),
                totals.openPositionCount());
    }
}
