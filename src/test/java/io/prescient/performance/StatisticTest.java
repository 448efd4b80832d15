package io.prescient.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticTest {
    @ParameterizedTest
    @CsvSource({"0.373362535, 0.373363", "-0.0000001, 0.000000", "1e11, 100000000000.000000", "0, 0.000000"})
    void writesSixPlacesWithoutMinusZero(double number, String text) {
        assertEquals(text, Statistic.of(number).toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e12})
    void returnsNullForUndefinedNumber(double number) {
        assertNull(Statistic.of(number));
    }

    @Test
    void ordersByNumber() {
        assertEquals(-1, Integer.signum(Statistic.of(-2).compareTo(Statistic.of(1))));
    }
}
