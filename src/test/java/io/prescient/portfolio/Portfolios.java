package io.prescient.portfolio;

import io.prescient.journal.EntryType;
import io.prescient.journal.Posting;
import io.prescient.journal.Posting.Lot;
import io.prescient.journal.Posting.Reference;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import java.time.Instant;

/// Portfolios for plain tests, made without a database.
public final class Portfolios {
    private static final Instant AT = Instant.parse("2026-01-03T16:40:14Z");

    private Portfolios() {}

    /// An active portfolio with this cash.
    public static PortfolioState with(String cash, Limits limits) {
        var empty = new PortfolioState(7, "manual", PortfolioStatus.active, limits, Totals.NONE, 0, AT, null);
        return after(empty, Posting.funds(EntryType.opened, Money.of(cash), Reference.NONE));
    }

    /// The same portfolio with more cash.
    public static PortfolioState deposited(PortfolioState portfolio, String cash) {
        return after(portfolio, Posting.funds(EntryType.deposited, Money.of(cash), Reference.NONE));
    }

    /// The same portfolio, holding one more position with this stake.
    public static PortfolioState holding(PortfolioState portfolio, String amount) {
        var lot = new Lot("held-" + portfolio.seq(), "other", Shares.of("1"), Price.of("0.5"), 1, null);
        return after(portfolio, Posting.bought(Money.of(amount), lot, Reference.NONE));
    }

    public static PortfolioState after(PortfolioState portfolio, Posting posting) {
        return portfolio.after(posting, AT);
    }

    public static PortfolioState withStatus(PortfolioState portfolio, PortfolioStatus status) {
        return portfolio.withStatus(status);
    }
}
