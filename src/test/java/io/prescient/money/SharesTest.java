package io.prescient.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharesTest {

    @ParameterizedTest
    @CsvSource({
        "125.000000, 0.90, 112.50", // the domain page's example
        "1, 0.124999, 0.12",
        "1, 0.125, 0.12", // exactly a half: to the even cent
        "1, 0.125001, 0.13",
        "1, 0.135, 0.14",
        "1, 0.145, 0.14",
        "3, 0.125, 0.38", // 0.375
        "-1, 0.125, -0.12",
        "-3, 0.125, -0.38",
        "0.005, 1, 0.00",
        "0.015, 1, 0.02",
        "0.000001, 0.000001, 0.00",
        "10000000, 0, 0.00",
        "9999999999999.99, 1, 9999999999999.99",
    })
    void roundsValueHalfEvenToTheCent(String shares, String price, String value) {
        assertEquals(Money.of(value), Shares.of(shares).times(Price.of(price)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000001", "100000000000000", "-100000000000000.000001"})
    void rejectsSeventhPlaceAndFifteenthDigit(String given) {
        assertThrows(NumberOutOfRange.class, () -> Shares.of(given));
    }

    @Test
    void acceptsTheLargestNumberOfShares() {
        assertEquals("99999999999999.999999", Shares.of("99999999999999.999999").toString());
        assertEquals("0.000001", Shares.of("0.0000010").toString());
    }

    @Test
    void rejectsValueBeyondTheMoneyColumn() {
        var most = Shares.of("99999999999999.999999");
        assertThrows(NumberOutOfRange.class, () -> most.times(Price.ONE));
    }

    @Test
    void addsSharesExactly() {
        assertEquals(Shares.of("0.300003"), Shares.of("0.100001").plus(Shares.of("0.200002")));
        assertEquals(Shares.of("-0.000001"), Shares.of("1").minus(Shares.of("1.000001")));
        assertEquals(Shares.of("-2.5"), Shares.of("2.5").negated());
    }
}
