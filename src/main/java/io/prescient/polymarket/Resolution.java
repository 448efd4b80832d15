package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.money.Price;
import io.prescient.settlement.MarketOutcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a market ended according to Polymarket.
///
/// @param evidence the fields of the market that state the end
record Resolution(MarketOutcome outcome, Price yesPayout, ObjectNode evidence) {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int MAX_STATUS_LENGTH = 50;

    /// The resolution of a market that is closed, whose oracle has confirmed the outcome, and whose prices are
    /// final: exactly 1 and 0, or 0.5 and 0.5. Prices alone do not resolve a market, nor do prices that round
    /// to final ones.
    static Optional<Resolution> of(JsonNode market, @Nullable OutcomePrices prices) {
        if (prices == null || !isResolved(market)) {
            return Optional.empty();
        }
        return outcome(prices).map(outcome -> new Resolution(outcome, Price.of(prices.yes()), evidence(market)));
    }

    /// Whether the market is closed and its oracle has confirmed the outcome.
    static boolean isResolved(JsonNode market) {
        return market.path("closed").asBoolean() && isConfirmed(market);
    }

    /// Whether the data decides if the market is resolved. A confirmed outcome without a statement that the
    /// market is closed does not.
    static boolean isDecidable(JsonNode market) {
        return isOpen(market) || isResolved(market) || isUnconfirmed(market);
    }

    /// Why the market is certainly not resolved; absent if the data does not decide that.
    static Optional<String> unresolvedReason(JsonNode market, @Nullable OutcomePrices prices) {
        if (isOpen(market)) {
            return Optional.of("closed is false");
        }
        if (isUnconfirmed(market)) {
            return Optional.of(
                    "umaResolutionStatus is " + SkippedItem.storable(oracleStatus(market), MAX_STATUS_LENGTH));
        }
        return isResolved(market) && prices != null && outcome(prices).isEmpty()
                ? Optional.of("outcomePrices are not final")
                : Optional.empty();
    }

    private static boolean isConfirmed(JsonNode market) {
        return oracleStatus(market).equalsIgnoreCase("resolved");
    }

    private static boolean isUnconfirmed(JsonNode market) {
        return !oracleStatus(market).isEmpty() && !isConfirmed(market);
    }

    private static String oracleStatus(JsonNode market) {
        return market.path("umaResolutionStatus").asText("").strip();
    }

    private static boolean isOpen(JsonNode market) {
        return market.path("closed").isBoolean() && !market.path("closed").booleanValue();
    }

    private static Optional<MarketOutcome> outcome(OutcomePrices prices) {
        if (equal(prices, BigDecimal.ONE, BigDecimal.ZERO)) {
            return Optional.of(MarketOutcome.YES);
        }
        if (equal(prices, BigDecimal.ZERO, BigDecimal.ONE)) {
            return Optional.of(MarketOutcome.NO);
        }
        return equal(prices, HALF, HALF) ? Optional.of(MarketOutcome.SPLIT) : Optional.empty();
    }

    private static boolean equal(OutcomePrices prices, BigDecimal yes, BigDecimal no) {
        return prices.yes().compareTo(yes) == 0 && prices.no().compareTo(no) == 0;
    }

    private static ObjectNode evidence(JsonNode market) {
        var evidence = JsonNodeFactory.instance.objectNode();
        evidence.put("source", "polymarket").put("closed", true).put("umaResolutionStatus", "resolved");
        evidence.set("outcomes", GammaPage.unwrap(market.get("outcomes")));
        evidence.set("outcomePrices", GammaPage.unwrap(market.get("outcomePrices")));
        for (String field : List.of("closedTime", "umaEndDate", "updatedAt")) {
            var time = GammaFields.time(market, field);
            if (time != null) {
                evidence.put(field, time.toString());
            }
        }
        return evidence;
    }
}
