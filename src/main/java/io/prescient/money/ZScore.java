package io.prescient.money;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The number of standard deviations between a price and its mean: z = (price - mean) / sample standard deviation.
///
/// @param value null if all observations are equal
/// @param observationCount the number of observations
public record ZScore(@Nullable BigDecimal value, long observationCount) implements Comparable<ZScore> {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    public boolean isUndefined() {
        return value == null;
    }

    /// Whether it is above the mean.
    public boolean isAboveMean() {
        return requireDefined().signum() > 0;
    }

    public boolean isBeyondTwo() {
        return requireDefined().abs().compareTo(TWO) > 0;
    }

    /// min(|z| / 3, 0.95), rounded half-even to four places.
    public Ratio confidence() {
        return new Ratio(Rounding.confidence(requireDefined().abs()));
    }

    /// Compares the absolute distance from the mean.
    @Override
    public int compareTo(ZScore other) {
        return requireDefined().abs().compareTo(other.requireDefined().abs());
    }

    /// z at four places.
    @Override
    public String toString() {
        return value == null ? "undefined" : Rounding.toFourPlaces(value).toPlainString();
    }

    private BigDecimal requireDefined() {
        return Objects.requireNonNull(value, "the z-score is undefined");
    }
}
