package io.prescient.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cost of the parts + remaining cost = whole cost, checked with integer cents and millionths of shares.
class ProRataCostTest {

    @ParameterizedTest
    @CsvSource({
        "100.00, 62.5, 125, 50.00",
        "1.00, 1, 3, 0.33",
        "1.00, 2, 3, 0.67",
        "0.67, 1, 2, 0.34", // 0.335: a half to the even cent
        "0.65, 1, 2, 0.32", // 0.325
        "0.01, 0.000001, 1, 0.00",
        "0.01, 0.999999, 1, 0.01",
        "9999999999999.99, 1, 3, 3333333333333.33",
    })
    void proRataCostIsRoundedHalfEven(String cost, String part, String whole, String expected) {
        assertEquals(Money.of(expected), Money.of(cost).proRata(Shares.of(part), Shares.of(whole)));
    }

    @Test
    void proRataCostsAddUpToTheWholeCost() {
        var random = new Random(20260103);
        for (int lot = 0; lot < 2_000; lot++) {
            long cents = 1 + random.nextLong(lot % 2 == 0 ? 1_000 : 1_000_000_000);
            long micros = 1 + random.nextLong(lot % 3 == 0 ? 1_000 : 1_000_000_000_000L);
            long whole = cents;
            long out = 0;
            while (micros > 0 && cents > 0) {
                long part = random.nextInt(4) == 0 ? micros : 1 + random.nextLong(micros);
                var cost = Money.of(BigDecimal.valueOf(cents, 2)).proRata(shares(part), shares(micros));
                assertEquals(halfEven(cents, part, micros), cost.dollars().unscaledValue(), "lot " + lot);
                assertTrue(cost.signum() >= 0);
                long left = cents - cost.dollars().unscaledValue().longValueExact();
                assertTrue(left >= 0, "the remaining cost exceeds the whole");
                out += cents - left;
                cents = left;
                micros -= part;
            }
            assertEquals(whole, out + cents);
        }
    }

    private static Shares shares(long micros) {
        return Shares.of(BigDecimal.valueOf(micros, 6));
    }

    private static BigInteger halfEven(long cents, long part, long whole) {
        var divided = BigInteger.valueOf(cents)
                .multiply(BigInteger.valueOf(part))
                .divideAndRemainder(BigInteger.valueOf(whole));
        int half = divided[1].shiftLeft(1).compareTo(BigInteger.valueOf(whole));
        boolean up = half > 0 || (half == 0 && divided[0].testBit(0));
        return up ? divided[0].add(BigInteger.ONE) : divided[0];
    }
}
