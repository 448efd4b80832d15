package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.http.FieldError;
import io.prescient.http.ProblemException;
import io.prescient.market.MarketInput;
import io.prescient.market.SourceUpdate;
import io.prescient.money.Price;
import io.prescient.snapshot.Observation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A market of Gamma, mapped to the terms of this service.
///
/// @param update the fields of {@link MarketInput}
/// @param observation the market's prices, if it has any
/// @param resolution how the market ended, if it is resolved
/// @param unresolvedReason why the market is certainly not resolved; absent if its data does not decide that
record GammaMarket(
        SourceUpdate update,
        @Nullable Observation observation,
        Optional<Resolution> resolution,
        Optional<String> unresolvedReason) {
    /// @param eventId the id of the enclosing event, if it has one
    /// @param fetchedAt when the page was fetched; if unknown, the prices have the time of the market's last
    ///     update
    /// @throws ProblemException that names the unreadable field
    static GammaMarket of(JsonNode market, @Nullable String eventId, @Nullable Instant fetchedAt) {
        var prices = OutcomePrices.of(market);
        var input = fields(market);
        if (eventId != null) {
            input.put("event_id", eventId);
        }
        if (Resolution.isDecidable(market)) {
            input.put("resolved", Resolution.isResolved(market));
        }
        var updatedAt = GammaFields.time(market, "updatedAt");
        return new GammaMarket(
                new SourceUpdate(input, updatedAt),
                prices == null ? null : observation(input, prices, fetchedAt == null ? updatedAt : fetchedAt),
                Resolution.of(market, prices),
                Resolution.unresolvedReason(market, prices));
    }

    private static ObjectNode fields(JsonNode market) {
        return new GammaFields(market)
                .id("market_id", "id")
                .copy("question", "question")
                .copy("description", "description")
                .json("outcomes", "outcomes")
                .json("outcome_prices", "outcomePrices")
                .volume("volume", "volume", "volumeNum")
                .volume("volume24hr", "volume24hr")
                .volume("liquidity", "liquidity", "liquidityNum")
                .time("end_date", "endDate")
                .time("game_start_time", "gameStartTime")
                .copy("seconds_delay", "secondsDelay")
                .copy("active", "active")
                .copy("closed", "closed")
                .copy("archived", "archived")
                .copy("new", "new")
                .copy("featured", "featured")
                .copy("submitted_by", "submitted_by")
                .input();
    }

    String id() {
        return update.input().get("market_id").textValue();
    }

    /// The same prices, observed at the market's last update instead of the fetch.
    Optional<Observation> observationAtUpdate() {
        return Optional.ofNullable(observation)
                .map(fetched -> new Observation(
                        fetched.marketId(),
                        fetched.yesPrice(),
                        fetched.noPrice(),
                        update.updatedAt(),
                        fetched.liquidity(),
                        fetched.volume(),
                        fetched.volume24hr()));
    }

    private static Observation observation(ObjectNode input, OutcomePrices prices, @Nullable Instant at) {
        return new Observation(
                input.path("market_id").asText(),
                price(prices.yes()),
                price(prices.no()),
                at,
                GammaFields.read(input, "liquidity", GammaFields::volume),
                GammaFields.read(input, "volume", GammaFields::volume),
                GammaFields.read(input, "volume24hr", GammaFields::volume));
    }

    private static Price price(BigDecimal dollars) {
        try {
            return Price.nearest(dollars);
        } catch (IllegalArgumentException e) {
            throw FieldError.problem("outcomePrices", String.valueOf(e.getMessage()))
                    .asException();
        }
    }
}
