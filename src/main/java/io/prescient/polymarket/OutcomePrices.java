package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.ProblemException;
import io.prescient.market.PricePair;
import io.prescient.money.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The prices of the two sides of a Gamma market in dollars, exact as published.
record OutcomePrices(BigDecimal yes, BigDecimal no) {
    private static final int MAX_PLACES = 100;

    /// Reads the names of the outcomes.
    ///
    /// @throws IllegalArgumentException if there are not exactly two
    static JsonNode outcomes(JsonNode value) {
        return two(value);
    }

    /// Reads the prices, which have the order of the outcomes. If the outcomes are not named Yes and No, the
    /// first one is YES.
    ///
    /// @throws IllegalArgumentException if the outcomes are unknown, or there are not exactly two prices
    static OutcomePrices of(@Nullable JsonNode outcomes, JsonNode value) {
        var prices = two(value);
        if (outcomes == null) {
            throw new IllegalArgumentException("requires two outcomes");
        }
        var first = price(prices.get(0));
        var second = price(prices.get(1));
        return isNoBeforeYes(outcomes) ? new OutcomePrices(second, first) : new OutcomePrices(first, second);
    }

    /// The prices, rounded half-even to six places.
    ///
    /// @throws IllegalArgumentException if one of them is outside 0 to 1
    /// @throws ProblemException `impossible_quote` if they cannot belong together
    PricePair rounded() {
        return new PricePair(Price.nearest(yes), Price.nearest(no));
    }

    /// Bounds the cost of comparisons: an exponent of -1000000000 would expand to a billion digits.
    private static BigDecimal price(JsonNode value) {
        var price = GammaFields.decimal(value);
        if (Math.abs((long) price.scale()) > MAX_PLACES) {
            throw new IllegalArgumentException("must be a price from 0 to 1 with at most 100 decimal places");
        }
        return price;
    }

    private static boolean isNoBeforeYes(JsonNode outcomes) {
        return outcomes.get(0).asText().strip().equalsIgnoreCase("no")
                && outcomes.get(1).asText().strip().equalsIgnoreCase("yes");
    }

    private static JsonNode two(JsonNode value) {
        var array = GammaPage.unwrap(value);
        if (!array.isArray()) {
            throw new IllegalArgumentException("must be an array");
        }
        if (array.size() != 2) {
            throw new IllegalArgumentException("must have two elements, not " + array.size());
        }
        return array;
    }
}
