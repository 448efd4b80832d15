package io.prescient.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "-0.00, 0.00",
        "0.1, 0.10",
        "0.01, 0.01",
        "-0.01, -0.01",
        "1.230000, 1.23",
        "1E+3, 1000.00",
        "9999999999999.98, 9999999999999.98",
        "9999999999999.99, 9999999999999.99",
        "-9999999999999.99, -9999999999999.99",
        "0E-1000000000, 0.00",
        "0E+1000000000, 0.00",
    })
    void acceptsCentsAndWritesTwoPlaces(String given, String written) {
        assertEquals(written, Money.of(given).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "-0.001", "0.011", "0.009", "9999999999999.999"})
    void rejectsThirdPlaceInsteadOfRounding(String given) {
        assertEquals(
                "must have at most 2 decimal places",
                assertThrows(NumberOutOfRange.class, () -> Money.of(given)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000000000000", "10000000000000.00", "-10000000000000.00", "1E+13", "99999999999999"})
    void rejectsFourteenthIntegerDigit(String given) {
        assertEquals(
                "must have at most 13 digits before the decimal point",
                assertThrows(NumberOutOfRange.class, () -> Money.of(given)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "-1e400",
                "1E+1000000000",
                "1E-1000000000",
                "-1E-1000000000",
                "1E+2147483647",
                "1E-2147483647",
                "1234567E-1000000000"
            })
    void rejectsHugeExponentWithoutExpandingIt(String given) {
        var number = new BigDecimal(given);
        assertTimeoutPreemptively(Duration.ofMillis(500), () -> {
            assertThrows(NumberOutOfRange.class, () -> new Money(number));
            assertThrows(NumberOutOfRange.class, () -> new Shares(number));
            assertThrows(NumberOutOfRange.class, () -> new Price(number));
            assertThrows(NumberOutOfRange.class, () -> new Ratio(number));
            assertThrows(NumberOutOfRange.class, () -> new Volume(number));
        });
    }

    @Test
    void equalAmountsAreEqualInAnyNotation() {
        assertEquals(Money.of("1.00"), Money.of("1"));
        assertEquals(Money.of("1.00").hashCode(), Money.of("1").hashCode());
        assertEquals(Money.ZERO, Money.of("-0.00"));
    }

    @Test
    void sumsAreExactAndFailOutOfRange() {
        assertEquals(Money.of("0.30"), Money.of("0.10").plus(Money.of("0.20")));
        assertEquals(Money.of("-0.01"), Money.of("0.99").minus(Money.of("1.00")));
        var most = Money.of("9999999999999.99");
        assertThrows(NumberOutOfRange.class, () -> most.plus(Money.of("0.01")));
        assertThrows(NumberOutOfRange.class, () -> most.negated().minus(Money.of("0.01")));
    }

    @ParameterizedTest
    @CsvSource({
        "100.00, 0.800000, 125.000000",
        "100.00, 0.30, 333.333333",
        "100.00, 0.70, 142.857142", // 142.8571428…: down, not to the nearest
        "200.00, 0.30, 666.666666", // 666.6666666…: the nearest would be …667
        "0.01, 0.999999, 0.010000", // 0.01000001
        "0.01, 0.000001, 10000.000000",
        "9999999999999.99, 0.1, 99999999999999.900000",
    })
    void roundsBoughtSharesDownToSixPlaces(String stake, String price, String shares) {
        assertEquals(Shares.of(shares), Money.of(stake).dividedBy(Price.of(price)));
    }

    @Test
    void rejectsMoreSharesThanTheColumnHolds() {
        var most = Money.of("9999999999999.99");
        assertThrows(NumberOutOfRange.class, () -> most.dividedBy(Price.of("0.099999")));
    }

    @ParameterizedTest
    @CsvSource({
        "0.05, 2, 0.02", // 0.025: a half goes to the even cent, down here
        "0.15, 2, 0.08", // 0.075: and up here
        "-0.05, 2, -0.02",
        "-0.15, 2, -0.08",
        "1.00, 3, 0.33",
        "2.00, 3, 0.67",
    })
    void roundsAverageHalfEvenToTheCent(String sum, long count, String mean) {
        assertEquals(Money.of(mean), Money.of(sum).averageOver(count));
    }

    @Test
    void comparesAmountsByValue() {
        assertEquals(true, Money.of("0.02").isGreaterThan(Money.of("0.01")));
        assertEquals(false, Money.of("0.01").isGreaterThan(Money.of("0.01")));
        assertEquals(false, Money.of("0.01").isLessThan(Money.of("0.01")));
        assertEquals(true, Money.of("-0.01").isLessThan(Money.ZERO));
    }
}
