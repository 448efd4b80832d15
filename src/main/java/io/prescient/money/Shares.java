package io.prescient.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A number of shares at six places, signed where it is a change; at most 14 digits before the point (NUMERIC(20,6)).
///
/// The constructor throws {@link NumberOutOfRange} for a value with more than six decimal places or 14 integer digits.
@Schema(
        implementation = String.class,
        format = "decimal",
        description = "Shares, six places",
        examples = "\"125.000000\"")
public record Shares(BigDecimal count) implements Comparable<Shares> {
    public static final Shares ZERO = new Shares(BigDecimal.ZERO);

    public Shares {
        count = Rounding.exactly(count, Rounding.SHARE_PLACES, 14);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Shares of(BigDecimal count) {
        return new Shares(count);
    }

    public static Shares of(String count) {
        return new Shares(new BigDecimal(count));
    }

    public Shares plus(Shares other) {
        return new Shares(count.add(other.count));
    }

    public Shares minus(Shares other) {
        return new Shares(count.subtract(other.count));
    }

    public Shares negated() {
        return new Shares(count.negate());
    }

    /// The value of these shares at a price, rounded half-even to the cent.
    public Money times(Price price) {
        return new Money(Rounding.toCents(count.multiply(price.dollars())));
    }

    public int signum() {
        return count.signum();
    }

    public boolean isGreaterThan(Shares other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Shares other) {
        return count.compareTo(other.count);
    }

    @JsonValue
    @Override
    public String toString() {
        return count.toPlainString();
    }
}
