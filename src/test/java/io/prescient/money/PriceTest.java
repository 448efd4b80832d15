package io.prescient.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.000000, false",
        "0.000001, 0.000001, true",
        "0.999999, 0.999999, true",
        "1, 1.000000, false",
        "0.5000000, 0.500000, true",
    })
    void zeroAndOneArePricesButNotTradable(String given, String written, boolean tradable) {
        assertEquals(written, Price.of(given).toString());
        assertEquals(tradable, Price.of(given).isTradable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.000001", "1.000001", "0.0000001", "0.9999999", "2", "-1"})
    void rejectsInvalidPrice(String given) {
        assertThrows(NumberOutOfRange.class, () -> Price.of(given));
    }

    @Test
    void complementAddsUpToOneDollar() {
        assertEquals(Price.of("0.200001"), Price.of("0.799999").complement());
        assertEquals(Price.ZERO, Price.ONE.complement());
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 0.3333", "2, 3, 0.6667", "1, 32, 0.0312", "3, 32, 0.0938", "0, 7, 0.0000", "7, 7, 1.0000"})
    void roundsRatioHalfEvenToFourPlaces(long part, long whole, String ratio) {
        assertEquals(ratio, Ratio.of(part, whole).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.0001", "1.0001", "0.00001"})
    void rejectsInvalidRatio(String given) {
        assertThrows(NumberOutOfRange.class, () -> Ratio.fromString(given));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "51234.505, 51234.50", "51234.515, 51234.52", "9999999999999.99, 9999999999999.99"})
    void roundsVolumeHalfEvenToTheCent(String given, String written) {
        assertEquals(written, Volume.fromString(given).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "10000000000000", "9999999999999.995", "1E-101"})
    void rejectsInvalidVolume(String given) {
        assertThrows(NumberOutOfRange.class, () -> Volume.fromString(given));
    }
}
