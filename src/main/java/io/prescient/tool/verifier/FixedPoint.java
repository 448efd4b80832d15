package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/// Decimals as whole numbers of their last place. The verifier does not use the service's arithmetic, so that it cannot
/// share its errors.
final class FixedPoint {
    private static final int CENT_PLACES = 2;
    private static final int MILLIONTH_PLACES = 6;

    private FixedPoint() {}

    /// An amount of dollars in cents.
    ///
    /// @throws InconclusiveException if it is missing, no number or finer than a cent
    static long cents(JsonNode dollars) {
        return scaled(dollars, CENT_PLACES);
    }

    /// Shares or a price in millionths.
    ///
    /// @throws InconclusiveException if it is missing, no number or finer than a millionth
    static long millionths(JsonNode number) {
        return scaled(number, MILLIONTH_PLACES);
    }

    static String dollars(long cents) {
        return BigDecimal.valueOf(cents, CENT_PLACES).toPlainString();
    }

    private static long scaled(JsonNode number, int places) {
        if (number.isMissingNode() || number.isNull()) {
            throw new InconclusiveException("a decimal is missing");
        }
        try {
            return new BigDecimal(number.asText()).movePointRight(places).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InconclusiveException(
                    "'%s' is not a decimal with at most %d places".formatted(number.asText(), places), e);
        }
    }
}
