package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.http.FieldError;
import io.prescient.http.ProblemException;
import io.prescient.market.VenueUpsertService.Word;
import io.prescient.money.Price;
import io.prescient.snapshot.Observation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// A market of the venue in our words.
///
/// @param word what is said of it
/// @param observation what it cost; null if it has no price
/// @param resolution how it ended, if it has
/// @param denial what speaks against its having ended, if the venue says such a thing
record GammaMarket(Word word, Observation observation, Optional<Resolution> resolution, Optional<String> denial) {
    /// @param eventId of the event around it; null if that has none
    /// @param seen when the page was fetched; null if nobody knows, so that the market's own time counts
    /// @throws ProblemException that names what cannot be read
    static GammaMarket of(JsonNode market, String eventId, Instant seen) {
        var sides = OutcomePrices.of(market);
        var fields = new GammaFields(market)
                .id("market_id", "id")
                .same("question", "question")
                .same("description", "description")
                .wrapped("outcomes", "outcomes")
                .wrapped("outcome_prices", "outcomePrices")
                .volume("volume", "volume", "volumeNum")
                .volume("volume24hr", "volume24hr")
                .volume("liquidity", "liquidity", "liquidityNum")
                .time("end_date", "endDate")
                .time("game_start_time", "gameStartTime")
                .same("seconds_delay", "secondsDelay")
                .same("active", "active")
                .same("closed", "closed")
                .same("archived", "archived")
                .same("new", "new")
                .same("featured", "featured")
                .same("submitted_by", "submitted_by");
        var input = fields.input();
        if (eventId != null) {
            input.put("event_id", eventId);
        }
        if (Resolution.isJudged(market)) {
            input.put("resolved", Resolution.isResolved(market));
        }
        var updated = GammaFields.time(market, "updatedAt");
        return new GammaMarket(
                new Word(input, updated),
                observation(input, sides, seen == null ? updated : seen),
                Resolution.of(market, sides),
                Resolution.denial(market, sides));
    }

    String id() {
        return word.input().get("market_id").textValue();
    }

    /// The same price, seen when the venue changed the market last and not when it was fetched.
    Observation observationOfOld() {
        return new Observation(
                observation.marketId(),
                observation.yesPrice(),
                observation.noPrice(),
                word.at(),
                observation.liquidity(),
                observation.volume(),
                observation.volume24hr());
    }

    private static Observation observation(ObjectNode input, OutcomePrices sides, Instant at) {
        return sides == null
                ? null
                : new Observation(
                        input.path("market_id").asText(),
                        price(sides.yes()),
                        price(sides.no()),
                        at,
                        GammaFields.read(input, "liquidity", GammaFields::volume),
                        GammaFields.read(input, "volume", GammaFields::volume),
                        GammaFields.read(input, "volume24hr", GammaFields::volume));
    }

    private static Price price(BigDecimal dollars) {
        try {
            return Price.nearest(dollars);
        } catch (IllegalArgumentException e) {
            throw FieldError.problem("outcomePrices", e.getMessage()).asException();
        }
    }
}
