package io.prescient.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.money.Price;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The prices of both sides of a market.
class PricePairTest {
    @ParameterizedTest
    @CsvSource({"0.9,, 0.100000", "1,, 0.000000", "0.97, 0.05, 0.050000", "0.48, 0.49, 0.490000"})
    void completesAbsentNoPriceOnly(Price yes, Price no, String expected) {
        assertEquals(expected, PricePair.of(yes, no).no().toString());
    }

    @Test
    void completesAbsentYesPrice() {
        assertEquals(new PricePair(Price.of("0.45"), Price.of("0.55")), PricePair.of(null, Price.of("0.55")));
        assertNull(PricePair.of(null, null));
    }

    @ParameterizedTest
    @CsvSource({"0.25, 0.25", "0.5, 0", "0.75, 0.75", "1, 0.5", "0.9, 0.55"})
    void acceptsSumsFromHalfToOneAndHalf(Price yes, Price no) {
        assertEquals(no, new PricePair(yes, no).no());
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0.000000", "1, 1, 2.000000", "0.25, 0.249999, 0.499999", "0.75, 0.750001, 1.500001"})
    void rejectsOtherSums(Price yes, Price no, String sum) {
        var problem = assertThrows(ProblemException.class, () -> new PricePair(yes, no))
                .problem();
        assertEquals(ProblemCode.impossible_quote, problem.code());
        assertEquals(
                "yes_price %s and no_price %s add up to %s; the sum must be from 0.5 to 1.5".formatted(yes, no, sum),
                problem.detail());
    }
}
