package io.prescient.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.web.FieldError;
import io.prescient.web.ProblemException;
import java.math.BigDecimal;

/// What the two sides of a venue's market cost, in the exact form in which the venue says it.
record Sides(BigDecimal yes, BigDecimal no) {
    /// Prices stand in the order of the outcomes. Of two outcomes that are not called Yes and No the first is our YES.
    ///
    /// @return null for a market without prices
    /// @throws ProblemException if there are other than two outcomes, or prices that do not fit them
    static Sides of(JsonNode market) {
        var outcomes = Fields.read(market, "outcomes", GammaPage::unwrapped);
        var prices = Fields.read(market, "outcomePrices", GammaPage::unwrapped);
        if (outcomes != null) {
            requireTwo("outcomes", outcomes);
        }
        if (prices == null) {
            return null;
        }
        if (outcomes == null) {
            throw FieldError.problem("outcomes", "is needed beside outcomePrices")
                    .asException();
        }
        requireTwo("outcomePrices", prices);
        var first = price(prices.get(0));
        var second = price(prices.get(1));
        return isNoYes(outcomes) ? new Sides(second, first) : new Sides(first, second);
    }

    private static BigDecimal price(JsonNode value) {
        try {
            return Fields.decimal(value);
        } catch (IllegalArgumentException e) {
            throw FieldError.problem("outcomePrices", e.getMessage()).asException();
        }
    }

    private static boolean isNoYes(JsonNode outcomes) {
        return outcomes.get(0).asText().strip().equalsIgnoreCase("no")
                && outcomes.get(1).asText().strip().equalsIgnoreCase("yes");
    }

    private static void requireTwo(String field, JsonNode array) {
        if (!array.isArray()) {
            throw FieldError.problem(field, "must be an array").asException();
        }
        if (array.size() != 2) {
            throw FieldError.problem(field, "must be two, not " + array.size()).asException();
        }
    }
}
