package io.prescient.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Every rounding of the service. A static rule keeps BigDecimal arithmetic out of all other packages.
final class Rounding {
    static final int CENTS = 2;
    static final int SHARE_PLACES = 6;
    static final int PRICE_PLACES = 6;
    static final int RATIO_PLACES = 4;
    private static final BigDecimal MAX_CONFIDENCE = new BigDecimal("0.95");

    private Rounding() {}

    /// Dollars, rounded half-even to the cent.
    static BigDecimal toCents(BigDecimal dollars) {
        return dollars.setScale(CENTS, RoundingMode.HALF_EVEN);
    }

    /// An external price, rounded half-even to six places.
    static BigDecimal toPricePlaces(BigDecimal dollars) {
        return dollars.setScale(PRICE_PLACES, RoundingMode.HALF_EVEN);
    }

    /// stake / price, rounded down, so that no part of a share is held without being paid for.
    static BigDecimal sharesBought(BigDecimal stake, BigDecimal price) {
        return stake.divide(price, SHARE_PLACES, RoundingMode.DOWN);
    }

    /// cost * part / whole, rounded half-even to the cent. The caller keeps the remaining cost on the position.
    static BigDecimal proRataCost(BigDecimal cost, BigDecimal part, BigDecimal whole) {
        return cost.multiply(part).divide(whole, CENTS, RoundingMode.HALF_EVEN);
    }

    /// sum / count, rounded half-even to the cent.
    static BigDecimal average(BigDecimal sum, long count) {
        return sum.divide(BigDecimal.valueOf(count), CENTS, RoundingMode.HALF_EVEN);
    }

    /// part / whole, rounded half-even to four places.
    static BigDecimal ratio(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), RATIO_PLACES, RoundingMode.HALF_EVEN);
    }

    /// min(deviations / 3, 0.95), rounded half-even to four places.
    static BigDecimal confidence(BigDecimal deviations) {
        return deviations
                .divide(BigDecimal.valueOf(3), RATIO_PLACES, RoundingMode.HALF_EVEN)
                .min(MAX_CONFIDENCE);
    }

    /// A statistic, rounded half-even to four places.
    static BigDecimal toFourPlaces(BigDecimal statistic) {
        return statistic.setScale(RATIO_PLACES, RoundingMode.HALF_EVEN);
    }

    /// Sets the scale without rounding.
    ///
    /// The bounds are checked before the digits are expanded, so 1e1000000000 is rejected at no cost.
    ///
    /// @throws NumberOutOfRange if digits would be lost or there are more than `integerDigits` before the point
    static BigDecimal exactly(BigDecimal value, int scale, int integerDigits) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO.setScale(scale);
        }
        if ((long) value.precision() - value.scale() > integerDigits) {
            throw new NumberOutOfRange("must have at most " + integerDigits + " digits before the decimal point");
        }
        if (value.scale() > scale && value.stripTrailingZeros().scale() > scale) {
            throw new NumberOutOfRange("must have at most " + scale + " decimal places");
        }
        return value.setScale(scale, RoundingMode.UNNECESSARY);
    }
}
