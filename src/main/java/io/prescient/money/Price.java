package io.prescient.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Dollars per share of one side of a market, 0 to 1 inclusive, at most six places (NUMERIC(10,6)).
///
/// The constructor throws {@link NumberOutOfRange} for a value outside 0 to 1 or with more than six decimal places.
@Schema(implementation = String.class, format = "decimal", description = "Dollars per share, 0 to 1, six places")
public record Price(BigDecimal dollars) implements Comparable<Price> {
    public static final Price ZERO = new Price(BigDecimal.ZERO);
    public static final Price ONE = new Price(BigDecimal.ONE);

    private static final BigDecimal NEAR = new BigDecimal("0.000001");

    /// Bounds the cost of rounding: an exponent of -1000000000 would expand to a billion digits.
    private static final int MAX_PLACES = 100;

    public Price {
        if (dollars.signum() < 0 || dollars.compareTo(BigDecimal.ONE) > 0) {
            throw new NumberOutOfRange("must be a price from 0 to 1");
        }
        dollars = Rounding.exactly(dollars, Rounding.PRICE_PLACES, 1);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Price of(BigDecimal dollars) {
        return new Price(dollars);
    }

    public static Price of(String dollars) {
        return new Price(new BigDecimal(dollars));
    }

    /// An external price, rounded half-even to six places.
    ///
    /// @throws NumberOutOfRange if it is outside 0 to 1 or has more than a hundred decimal places
    public static Price nearest(BigDecimal dollars) {
        if (dollars.scale() > MAX_PLACES || dollars.signum() < 0 || dollars.compareTo(BigDecimal.ONE) > 0) {
            throw new NumberOutOfRange("must be a price from 0 to 1 with at most 100 decimal places");
        }
        return new Price(Rounding.toPricePlaces(dollars));
    }

    /// The price of the other side if both add up to a dollar. A default only: each side has its own price.
    public Price complement() {
        return new Price(BigDecimal.ONE.subtract(dollars));
    }

    /// The sum of two prices in dollars, 0 to 2.
    public BigDecimal plus(Price other) {
        return dollars.add(other.dollars);
    }

    /// Whether an external price is at most 0.000001 from this one.
    ///
    /// @param exact at most some hundred decimal places
    public boolean isNear(BigDecimal exact) {
        return exact.subtract(dollars).abs().compareTo(NEAR) <= 0;
    }

    /// Whether shares can be bought at this price: strictly between 0 and 1.
    public boolean isTradable() {
        return dollars.signum() > 0 && dollars.compareTo(BigDecimal.ONE) < 0;
    }

    /// This price minus one that is not higher, rounded half-even to four places.
    public Ratio excessOver(Price other) {
        return new Ratio(Rounding.toFourPlaces(dollars.subtract(other.dollars)));
    }

    public boolean isLessThan(Ratio ratio) {
        return dollars.compareTo(ratio.value()) < 0;
    }

    @Override
    public int compareTo(Price other) {
        return dollars.compareTo(other.dollars);
    }

    @JsonValue
    @Override
    public String toString() {
        return dollars.toPlainString();
    }
}
