package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.http.StorableJson;
import io.prescient.market.PricePair;
import io.prescient.money.Price;
import io.prescient.settlement.MarketOutcome;
import java.util.List;
import java.util.Optional;

/// How a resolved market ended according to Polymarket.
///
/// @param evidence the fields of the market that state the end
record Resolution(MarketOutcome outcome, Price yesPayout, ObjectNode evidence) {
    private static final Price HALF = Price.of("0.5");

    /// The outcome of a market that is closed and whose oracle has confirmed it. It is in the prices, which are
    /// within 0.000001 of 1 and 0, or of 0.5 and 0.5: Polymarket publishes floating-point numbers, such as
    /// 0.9999999999999999. Prices alone do not resolve a market.
    static Optional<Resolution> of(GammaFields market, JsonNode outcomes, OutcomePrices prices) {
        return outcome(prices).map(outcome -> new Resolution(outcome, payout(outcome), evidence(market, outcomes)));
    }

    /// The final price of each side.
    PricePair prices() {
        return new PricePair(yesPayout, yesPayout.complement());
    }

    private static Optional<MarketOutcome> outcome(OutcomePrices prices) {
        if (isNear(prices, Price.ONE, Price.ZERO)) {
            return Optional.of(MarketOutcome.YES);
        }
        if (isNear(prices, Price.ZERO, Price.ONE)) {
            return Optional.of(MarketOutcome.NO);
        }
        return isNear(prices, HALF, HALF) ? Optional.of(MarketOutcome.SPLIT) : Optional.empty();
    }

    private static boolean isNear(OutcomePrices prices, Price yes, Price no) {
        return yes.isNear(prices.yes()) && no.isNear(prices.no());
    }

    private static Price payout(MarketOutcome outcome) {
        return switch (outcome) {
            case YES -> Price.ONE;
            case NO -> Price.ZERO;
            case SPLIT, VOID -> HALF;
        };
    }

    private static ObjectNode evidence(GammaFields market, JsonNode outcomes) {
        var evidence = JsonNodeFactory.instance.objectNode();
        evidence.put("source", "polymarket").put("closed", true).put("umaResolutionStatus", "resolved");
        if (StorableJson.JsonValidator.isStorable(outcomes)) {
            evidence.set("outcomes", outcomes);
        }
        evidence.set("outcomePrices", market.read("outcomePrices", GammaPage::unwrap));
        for (String field : List.of("closedTime", "umaEndDate", "updatedAt")) {
            var time = market.time(field);
            if (time != null) {
                evidence.put(field, time.toString());
            }
        }
        return evidence;
    }
}
