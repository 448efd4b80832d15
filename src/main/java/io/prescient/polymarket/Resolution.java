package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.money.Price;
import io.prescient.settlement.MarketOutcome;
import java.math.BigDecimal;
import java.util.Optional;

/// How a market ended, as the venue tells it.
///
/// @param evidence what the venue said
record Resolution(MarketOutcome outcome, Price yesPayout, ObjectNode evidence) {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int LONGEST_STATUS = 50;

    /// Only of a market that is closed and whose oracle has spoken; prices alone say nothing, and final prices are
    /// exact ones, not those that round to 0 or 1.
    static Optional<Resolution> of(JsonNode market, OutcomePrices sides) {
        if (sides == null || !isResolved(market)) {
            return Optional.empty();
        }
        return outcome(sides).map(outcome -> new Resolution(outcome, Price.of(sides.yes()), evidence(market)));
    }

    /// Whether the venue closed the market and its oracle confirmed how.
    static boolean isResolved(JsonNode market) {
        return isClosed(market) && status(market).equalsIgnoreCase("resolved");
    }

    /// Whether the venue says anything of whether the market has ended. An oracle's last word without a word of whether
    /// the market is closed says too little.
    static boolean isJudged(JsonNode market) {
        return isOpen(market) || isResolved(market) || isUnresolved(market);
    }

    /// Whether the oracle has said something, and not its last word.
    private static boolean isUnresolved(JsonNode market) {
        return !status(market).isEmpty() && !status(market).equalsIgnoreCase("resolved");
    }

    private static String status(JsonNode market) {
        return market.path("umaResolutionStatus").asText("").strip();
    }

    private static boolean isClosed(JsonNode market) {
        return market.path("closed").asBoolean();
    }

    /// What the venue says against the market's having ended; silence is none.
    static Optional<String> denial(JsonNode market, OutcomePrices sides) {
        if (isOpen(market)) {
            return Optional.of("closed is false");
        }
        if (isUnresolved(market)) {
            return Optional.of("umaResolutionStatus is " + SkippedItem.storable(status(market), LONGEST_STATUS));
        }
        if (!isResolved(market)) {
            return Optional.empty();
        }
        return sides == null || outcome(sides).isPresent()
                ? Optional.empty()
                : Optional.of("outcomePrices are not final");
    }

    private static boolean isOpen(JsonNode market) {
        return market.path("closed").isBoolean() && !market.path("closed").booleanValue();
    }

    private static Optional<MarketOutcome> outcome(OutcomePrices sides) {
        if (are(sides, BigDecimal.ONE, BigDecimal.ZERO)) {
            return Optional.of(MarketOutcome.YES);
        }
        if (are(sides, BigDecimal.ZERO, BigDecimal.ONE)) {
            return Optional.of(MarketOutcome.NO);
        }
        return are(sides, HALF, HALF) ? Optional.of(MarketOutcome.SPLIT) : Optional.empty();
    }

    private static boolean are(OutcomePrices sides, BigDecimal yes, BigDecimal no) {
        return sides.yes().compareTo(yes) == 0 && sides.no().compareTo(no) == 0;
    }

    private static ObjectNode evidence(JsonNode market) {
        var evidence = JsonNodeFactory.instance.objectNode();
        evidence.put("venue", "polymarket").put("closed", true).put("umaResolutionStatus", "resolved");
        evidence.set("outcomes", GammaPage.unwrapped(market.get("outcomes")));
        evidence.set("outcomePrices", GammaPage.unwrapped(market.get("outcomePrices")));
        for (String time : new String[] {"closedTime", "umaEndDate", "updatedAt"}) {
            var at = GammaFields.time(market, time);
            if (at != null) {
                evidence.put(time, at.toString());
            }
        }
        return evidence;
    }
}
