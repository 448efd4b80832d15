package io.prescient.money;

import java.math.BigDecimal;

/// How many standard deviations a price is away from its mean: z = (price - mean) / sample standard deviation.
///
/// @param z null where it is undefined, because all observations are the same
/// @param points how many observations it was made of
public record Deviation(BigDecimal z, long points) implements Comparable<Deviation> {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    public boolean isUndefined() {
        return z == null;
    }

    /// Whether it is above the mean.
    public boolean isAbove() {
        return z.signum() > 0;
    }

    public boolean isBeyondTwo() {
        return z.abs().compareTo(TWO) > 0;
    }

    /// min(|z| / 3, 0.95) at four places, a half to the even digit.
    public Ratio confidence() {
        return new Ratio(Rounding.confidence(z.abs()));
    }

    /// By distance from the mean, whichever side.
    @Override
    public int compareTo(Deviation other) {
        return z.abs().compareTo(other.z.abs());
    }

    /// z at four places.
    @Override
    public String toString() {
        return z == null ? "undefined" : Rounding.ofFourPlaces(z).toPlainString();
    }
}
