package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.FieldError;
import io.prescient.http.ProblemException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The prices of the two sides of a Gamma market in dollars, exact as published.
record OutcomePrices(BigDecimal yes, BigDecimal no) {
    /// Reads the prices, which have the order of the outcomes. If the outcomes are not named Yes and No, the
    /// first one is YES.
    ///
    /// @return the prices, or null if the market has none
    /// @throws ProblemException if there are not exactly two outcomes and two prices
    static @Nullable OutcomePrices of(JsonNode market) {
        var outcomes = GammaFields.read(market, "outcomes", GammaPage::unwrap);
        var prices = GammaFields.read(market, "outcomePrices", GammaPage::unwrap);
        if (outcomes != null) {
            requireTwo("outcomes", outcomes);
        }
        if (prices == null) {
            return null;
        }
        if (outcomes == null) {
            throw FieldError.problem("outcomes", "is required with outcomePrices")
                    .asException();
        }
        requireTwo("outcomePrices", prices);
        var first = price(prices.get(0));
        var second = price(prices.get(1));
        return isNoBeforeYes(outcomes) ? new OutcomePrices(second, first) : new OutcomePrices(first, second);
    }

    private static BigDecimal price(JsonNode value) {
        try {
            return GammaFields.decimal(value);
        } catch (IllegalArgumentException e) {
            throw FieldError.problem("outcomePrices", String.valueOf(e.getMessage()))
                    .asException();
        }
    }

    private static boolean isNoBeforeYes(JsonNode outcomes) {
        return outcomes.get(0).asText().strip().equalsIgnoreCase("no")
                && outcomes.get(1).asText().strip().equalsIgnoreCase("yes");
    }

    private static void requireTwo(String field, JsonNode array) {
        if (!array.isArray()) {
            throw FieldError.problem(field, "must be an array").asException();
        }
        if (array.size() != 2) {
            throw FieldError.problem(field, "must have two elements, not " + array.size())
                    .asException();
        }
    }
}
