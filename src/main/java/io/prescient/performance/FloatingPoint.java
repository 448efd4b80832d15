package io.prescient.performance;

import io.prescient.money.Money;
import io.prescient.money.Price;

/// The one door from exact numbers to floating point: money passes it as a quotient of two amounts, a price as the
/// probability that it stands for. Nothing comes back through it.
final class FloatingPoint {
    private FloatingPoint() {}

    /// NaN where there is nothing to divide by.
    static double quotient(Money part, Money whole) {
        return whole.signum() == 0
                ? Double.NaN
                : part.dollars().doubleValue() / whole.dollars().doubleValue();
    }

    /// The probability of an outcome whose share costs so much of the dollar that it pays.
    static double probability(Price price) {
        return price.dollars().doubleValue();
    }
}
