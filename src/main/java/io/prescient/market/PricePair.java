package io.prescient.market;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.money.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The prices of both sides of a market at an instant, in dollars per share. A YES share and a NO share together pay
/// exactly 1 dollar, so the prices add up to about 1: sums from 0.5 to 1.5 are accepted.
///
/// The constructor throws {@link ProblemException} `impossible_quote` for any other sum.
public record PricePair(Price yes, Price no) {
    private static final BigDecimal MIN_SUM = new BigDecimal("0.5");
    private static final BigDecimal MAX_SUM = new BigDecimal("1.5");

    public PricePair {
        var sum = yes.plus(no);
        if (sum.compareTo(MIN_SUM) < 0 || sum.compareTo(MAX_SUM) > 0) {
            throw Problem.of(
                            ProblemCode.impossible_quote,
                            "yes_price %s and no_price %s add up to %s; the sum must be from 0.5 to 1.5"
                                    .formatted(yes, no, sum.toPlainString()))
                    .with("yes_price", yes)
                    .with("no_price", no)
                    .asException();
        }
    }

    /// Returns the pair in which an absent price is 1 minus the other one; null if both are absent.
    public static @Nullable PricePair of(@Nullable Price yes, @Nullable Price no) {
        if (yes != null) {
            return new PricePair(yes, no == null ? yes.complement() : no);
        }
        return no == null ? null : new PricePair(no.complement(), no);
    }
}
