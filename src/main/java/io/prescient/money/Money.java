package io.prescient.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Dollars to the cent, signed; at most 13 digits before the point (NUMERIC(15,2)).
///
/// The constructor throws {@link NumberOutOfRange} for a value with more than 2 decimal places or 13 integer digits.
@Schema(implementation = String.class, format = "decimal", description = "Dollars, two places", examples = "\"100.00\"")
public record Money(BigDecimal dollars) implements Comparable<Money> {
    public static final Money ZERO = new Money(BigDecimal.ZERO);
    public static final Money MAX = of("9999999999999.99");

    public Money {
        dollars = Rounding.exactly(dollars, Rounding.CENTS, 13);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Money of(BigDecimal dollars) {
        return new Money(dollars);
    }

    public static Money of(String dollars) {
        return new Money(new BigDecimal(dollars));
    }

    public static Money ofCents(long cents) {
        return new Money(BigDecimal.valueOf(cents, Rounding.CENTS));
    }

    public long cents() {
        return dollars.unscaledValue().longValueExact();
    }

    public Money plus(Money other) {
        return new Money(dollars.add(other.dollars));
    }

    public Money minus(Money other) {
        return new Money(dollars.subtract(other.dollars));
    }

    public Money negated() {
        return new Money(dollars.negate());
    }

    /// The shares that this amount buys, rounded down to six places.
    ///
    /// @throws NumberOutOfRange if the result has more than 14 integer digits
    public Shares dividedBy(Price price) {
        return new Shares(Rounding.sharesBought(dollars, price.dollars()));
    }

    /// The cost of `part` if this amount is the cost of `whole`, rounded half-even to the cent.
    public Money proRata(Shares part, Shares whole) {
        return new Money(Rounding.proRataCost(dollars, part.count(), whole.count()));
    }

    /// This sum divided by `count > 0`, rounded half-even to the cent.
    public Money averageOver(long count) {
        return new Money(Rounding.average(dollars, count));
    }

    public int signum() {
        return dollars.signum();
    }

    public boolean isGreaterThan(Money other) {
        return compareTo(other) > 0;
    }

    public boolean isLessThan(Money other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Money other) {
        return dollars.compareTo(other.dollars);
    }

    @JsonValue
    @Override
    public String toString() {
        return dollars.toPlainString();
    }
}
