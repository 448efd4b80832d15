package io.prescient.performance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A pure number with six decimal places: a return, a ratio or a score. It is never money.
@Schema(
        implementation = String.class,
        format = "decimal",
        description = "A pure number with six decimal places",
        examples = "\"0.373363\"")
public record Statistic(BigDecimal value) implements Comparable<Statistic> {
    private static final double LARGEST = 1e12;

    /// Returns null if the number is not defined (NaN, infinite) or 1e12 or more in absolute value.
    static @Nullable Statistic of(double number) {
        return Math.abs(number) < LARGEST
                ? new Statistic(new BigDecimal(String.format(Locale.ROOT, "%.6f", number)))
                : null;
    }

    @Override
    public int compareTo(Statistic other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
