package io.prescient.performance;

import io.prescient.money.Money;
import io.prescient.money.Price;

/// The only conversion from exact numbers to floating point: an amount of money as a quotient of two amounts, a
/// price as a probability. Money and prices are never computed from floating point.
final class FloatingPoint {
    private FloatingPoint() {}

    /// Returns part / whole; NaN if the whole is 0.
    static double quotient(Money part, Money whole) {
        return whole.signum() == 0
                ? Double.NaN
                : part.dollars().doubleValue() / whole.dollars().doubleValue();
    }

    /// The probability that a price implies, 0 to 1: a share pays one dollar if its outcome occurs.
    static double probability(Price price) {
        return price.dollars().doubleValue();
    }
}
