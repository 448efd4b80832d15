package io.prescient.books;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Arithmetic of the model, in whole cents and in whole millionths of shares and dollars.
final class FixedPoint {
    static final long ONE = 1_000_000;

    /// Cents times this, divided by a price in millionths, are millionths of shares.
    private static final BigInteger SCALE = big(10_000_000_000L);

    private FixedPoint() {}

    static String dollars(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    static String millionths(long number) {
        return BigDecimal.valueOf(number, 6).toPlainString();
    }

    /// The shares that an amount buys, rounded down.
    static long shares(long cents, long price) {
        return big(cents).multiply(SCALE).divide(big(price)).longValueExact();
    }

    /// The value of shares in cents, rounded half even.
    static long value(long shares, long price) {
        return halfEven(big(shares).multiply(big(price)), SCALE);
    }

    /// The cost of a part of the shares in cents, rounded half even.
    static long proRata(long cost, long part, long shares) {
        return halfEven(big(cost).multiply(big(part)), big(shares));
    }

    private static long halfEven(BigInteger number, BigInteger divisor) {
        var parts = number.divideAndRemainder(divisor);
        int half = parts[1].shiftLeft(1).compareTo(divisor);
        return parts[0].longValueExact() + (half > 0 || (half == 0 && parts[0].testBit(0)) ? 1 : 0);
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }
}
