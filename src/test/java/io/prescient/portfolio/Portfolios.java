package io.prescient.portfolio;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.journal.EntryType;
import io.prescient.journal.Posting;
import io.prescient.journal.Posting.Lot;
import io.prescient.journal.Posting.Reference;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import java.time.Instant;

/// Portfolios for unit tests, created without a database.
public final class Portfolios {
    private static final Instant AT = Instant.parse("2026-01-03T16:40:14Z");

    private Portfolios() {}

    /// An active portfolio with this cash.
    public static Portfolio with(String cash, Limits limits) {
        var portfolio = new Portfolio();
        portfolio.portfolioId = 7L;
        portfolio.name = "plain";
        portfolio.limits = limits;
        portfolio.post(Posting.funds(EntryType.opened, Money.of(cash), Reference.NONE), AT);
        return portfolio;
    }

    /// Adds cash, and returns the portfolio.
    @CanIgnoreReturnValue
    public static Portfolio deposited(Portfolio portfolio, String cash) {
        portfolio.post(Posting.funds(EntryType.deposited, Money.of(cash), Reference.NONE), AT);
        return portfolio;
    }

    /// Adds a position that cost this amount, and returns the portfolio.
    @CanIgnoreReturnValue
    public static Portfolio holding(Portfolio portfolio, String amount) {
        var lot = new Lot("held-" + portfolio.seq(), "other", Shares.of("1"), Price.of("0.5"), 1, null);
        portfolio.post(Posting.bought(Money.of(amount), lot, Reference.NONE), AT);
        return portfolio;
    }
}
