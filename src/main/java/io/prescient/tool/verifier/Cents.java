package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/// Decimals as whole numbers of their last place: what is judged shall not be computed by what it is computed with.
final class Cents {
    private static final int MONEY = 2;
    private static final int MILLIONTHS = 6;

    private Cents() {}

    /// Dollars as cents.
    static long of(JsonNode dollars) {
        return whole(dollars, MONEY);
    }

    /// Shares and prices as millionths.
    static long millionths(JsonNode number) {
        return whole(number, MILLIONTHS);
    }

    static String text(long cents) {
        return BigDecimal.valueOf(cents, MONEY).toPlainString();
    }

    private static long whole(JsonNode text, int places) {
        if (text.isMissingNode() || text.isNull()) {
            throw new InconclusiveException("A decimal is missing in an answer");
        }
        try {
            return new BigDecimal(text.asText()).movePointRight(places).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InconclusiveException("'%s' has not at most %d places".formatted(text.asText(), places), e);
        }
    }
}
