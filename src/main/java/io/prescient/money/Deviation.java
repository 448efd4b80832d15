package io.prescient.money;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How many standard deviations a price is away from its mean: z = (price - mean) / sample standard deviation.
///
/// @param z undefined where all observations are the same
/// @param points the number of observations
public record Deviation(@Nullable BigDecimal z, long points) implements Comparable<Deviation> {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    public boolean isUndefined() {
        return z == null;
    }

    /// Whether it is above the mean.
    public boolean isAbove() {
        return defined().signum() > 0;
    }

    public boolean isBeyondTwo() {
        return defined().abs().compareTo(TWO) > 0;
    }

    /// min(|z| / 3, 0.95) at four places, a half to the even digit.
    public Ratio confidence() {
        return new Ratio(Rounding.confidence(defined().abs()));
    }

    /// By distance from the mean, whichever side.
    @Override
    public int compareTo(Deviation other) {
        return defined().abs().compareTo(other.defined().abs());
    }

    /// z at four places.
    @Override
    public String toString() {
        return z == null ? "undefined" : Rounding.ofFourPlaces(z).toPlainString();
    }

    private BigDecimal defined() {
        return Objects.requireNonNull(z, "the deviation is undefined");
    }
}
