package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.FieldError;
import io.prescient.http.ProblemException;
import java.math.BigDecimal;

/// What the two sides of a venue's market cost, in the exact form in which the venue says it.
record OutcomePrices(BigDecimal yes, BigDecimal no) {
    /// Prices stand in the order of the outcomes. Of two outcomes that are not called Yes and No the first is our YES.
    ///
    /// @return null for a market without prices
    /// @throws ProblemException if there are other than two outcomes, or prices that do not fit them
    static OutcomePrices of(JsonNode market) {
        var outcomes = GammaFields.read(market, "outcomes", GammaPage::unwrapped);
        var prices = GammaFields.read(market, "outcomePrices", GammaPage::unwrapped);
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
        return isNoYes(outcomes) ? new OutcomePrices(second, first) : new OutcomePrices(first, second);
    }

    private static BigDecimal price(JsonNode value) {
        try {
            return GammaFields.decimal(value);
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
