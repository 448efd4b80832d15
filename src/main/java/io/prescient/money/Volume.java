package io.prescient.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Traded or resting dollars of a market, as the market's source reports them. A statistic, not portfolio money: values
/// with more than two places are rounded half-even to the cent.
///
/// The constructor throws {@link NumberOutOfRange} for a negative value or one with more than 13 integer digits.
@Schema(
        implementation = String.class,
        format = "decimal",
        description = "Dollars, at least 0; more than two places are rounded half-even",
        examples = "\"51234.50\"")
@RegisterForReflection
public record Volume(BigDecimal dollars) implements Comparable<Volume> {
    public Volume {
        if (dollars.signum() < 0) {
            throw new NumberOutOfRange("must not be negative");
        }
        if ((long) dollars.precision() - dollars.scale() > 13) {
            throw new NumberOutOfRange("must have at most 13 digits before the decimal point");
        }
        if (dollars.scale() > 100) {
            throw new NumberOutOfRange("must have at most 100 decimal places");
        }
        dollars = Rounding.exactly(Rounding.toCents(dollars), Rounding.CENTS, 13);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Volume of(BigDecimal dollars) {
        return new Volume(dollars);
    }

    /// Reads a query parameter.
    public static Volume fromString(String text) {
        return new Volume(new BigDecimal(text));
    }

    @Override
    public int compareTo(Volume other) {
        return dollars.compareTo(other.dollars);
    }

    @JsonValue
    @Override
    public String toString() {
        return dollars.toPlainString();
    }
}
