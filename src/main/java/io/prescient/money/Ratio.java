package io.prescient.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A number from 0 to 1 at four places (NUMERIC(5,4)): a confidence, a conviction, a win rate.
///
/// The constructor throws {@link NumberOutOfRange} for a value outside 0 to 1 or with more than four decimal places.
@Schema(implementation = String.class, format = "decimal", description = "0 to 1, four places", examples = "\"0.7500\"")
@RegisterForReflection
public record Ratio(BigDecimal value) implements Comparable<Ratio> {
    public Ratio {
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new NumberOutOfRange("must be a number from 0 to 1");
        }
        value = Rounding.exactly(value, Rounding.RATIO_PLACES, 1);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Ratio of(BigDecimal value) {
        return new Ratio(value);
    }

    /// `part / whole` for `whole > 0`, rounded half-even to four places.
    public static Ratio of(long part, long whole) {
        return new Ratio(Rounding.ratio(part, whole));
    }

    /// Reads a query parameter.
    public static Ratio fromString(String text) {
        return new Ratio(new BigDecimal(text));
    }

    @Override
    public int compareTo(Ratio other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
