package io.prescient.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Every rounding in the books, by name: what happens to the remainder stands here and nowhere else.
final class Rounding {
    static final int CENTS = 2;
    static final int SHARE_PLACES = 6;
    static final int PRICE_PLACES = 6;
    static final int RATIO_PLACES = 4;
    private static final BigDecimal MAX_CONFIDENCE = new BigDecimal("0.95");

    private Rounding() {}

    /// Dollars to cents, a half to the even cent.
    static BigDecimal toCents(BigDecimal dollars) {
        return dollars.setScale(CENTS, RoundingMode.HALF_EVEN);
    }

    /// A price that a venue reports with more places than a price has, a half to the even one.
    static BigDecimal toPricePlaces(BigDecimal dollars) {
        return dollars.setScale(PRICE_PLACES, RoundingMode.HALF_EVEN);
    }

    /// What a stake buys, rounded down: nobody holds a fraction of a share that was not paid for.
    static BigDecimal sharesBought(BigDecimal stake, BigDecimal price) {
        return stake.divide(price, SHARE_PLACES, RoundingMode.DOWN);
    }

    /// The cost that leaves with a part of a lot, a half to the even cent; the rest of the cost stays in the lot.
    static BigDecimal proRataCost(BigDecimal cost, BigDecimal part, BigDecimal whole) {
        return cost.multiply(part).divide(whole, CENTS, RoundingMode.HALF_EVEN);
    }

    /// A mean of dollars per item, a half to the even cent.
    static BigDecimal average(BigDecimal sum, long count) {
        return sum.divide(BigDecimal.valueOf(count), CENTS, RoundingMode.HALF_EVEN);
    }

    /// A share of a count, 0 to 1 at four places, a half to the even digit.
    static BigDecimal ratio(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), RATIO_PLACES, RoundingMode.HALF_EVEN);
    }

    /// A third of a number of standard deviations, at most 0.95, at four places, a half to the even digit.
    static BigDecimal confidence(BigDecimal deviations) {
        return deviations
                .divide(BigDecimal.valueOf(3), RATIO_PLACES, RoundingMode.HALF_EVEN)
                .min(MAX_CONFIDENCE);
    }

    /// A statistic as it is told: four places, a half to the even digit.
    static BigDecimal toFourPlaces(BigDecimal statistic) {
        return statistic.setScale(RATIO_PLACES, RoundingMode.HALF_EVEN);
    }

    /// The same value at exactly this scale.
    ///
    /// @throws NumberOutOfRange if digits would be lost or there are more integer digits than allowed; checked
    /// before any digit is written out, so 1e1000000000 costs nothing
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
