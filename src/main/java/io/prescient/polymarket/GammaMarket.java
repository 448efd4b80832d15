package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.http.FieldError;
import io.prescient.market.MarketInput;
import io.prescient.market.PricePair;
import io.prescient.market.SourceUpdate;
import io.prescient.money.Volume;
import io.prescient.snapshot.Observation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
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
        Optional<String> unresolvedReason,
        List<FieldError> skippedFields)
        implements GammaItem {
    /// @param eventId the id of the enclosing event, if it has one
    /// @param fetchedAt when the page was fetched; if unknown, the prices have the time of the market's last
    ///     update
    static GammaMarket of(JsonNode market, @Nullable String eventId, @Nullable Instant fetchedAt) {
        var fields = fields(market);
        var input = fields.input();
        if (eventId != null) {
            input.put("event_id", eventId);
        }
        var status = ResolutionStatus.of(fields);
        if (status.isDecidable()) {
            input.put("resolved", status.isResolved());
        }
        var outcomes = fields.read("outcomes", OutcomePrices::outcomes);
        var published = fields.read("outcomePrices", value -> OutcomePrices.of(outcomes, value));
        var resolution = outcomes == null || published == null || !status.isResolved()
                ? Optional.<Resolution>empty()
                : Resolution.of(fields, outcomes, published);
        var unresolved = unresolvedReason(fields, status, published, resolution);
        var prices = prices(fields, published, resolution);
        putJson(input, "outcomes", outcomes);
        putJson(input, "outcome_prices", prices == null ? null : fields.read("outcomePrices", GammaPage::unwrap));
        var updatedAt = fields.time("updatedAt");
        return new GammaMarket(
                new SourceUpdate(input, updatedAt),
                prices == null ? null : observation(input, prices, fetchedAt == null ? updatedAt : fetchedAt),
                resolution,
                unresolved,
                fields.skipped());
    }

    private static GammaFields fields(JsonNode market) {
        return new GammaFields(market)
                .id("market_id", "id")
                .copy("question", "question")
                .copy("description", "description")
                .volume("volume", "volume", "volumeNum")
                .volume("volume24hr", "volume24hr")
                .volume("liquidity", "liquidity", "liquidityNum")
                .time("end_date", "endDate")
                .time("game_start_time", "gameStartTime")
                .copy("seconds_delay", "secondsDelay")
                .flag("active", "active")
                .flag("closed", "closed")
                .flag("archived", "archived")
                .flag("new", "new")
                .flag("featured", "featured")
                .copy("submitted_by", "submitted_by");
    }

    /// Returns why the market is certainly not resolved. A resolved market without a readable outcome is
    /// reported as a skipped field.
    private static Optional<String> unresolvedReason(
            GammaFields fields,
            ResolutionStatus status,
            @Nullable OutcomePrices published,
            Optional<Resolution> resolution) {
        if (!status.isResolved() || resolution.isPresent()) {
            return status.unresolvedReason();
        }
        if (published == null) {
            fields.skip("outcomePrices", "are missing or unreadable, so no settlement is proposed");
            return Optional.empty();
        }
        fields.skip(
                "outcomePrices",
                "%s and %s are not final, so no settlement is proposed".formatted(published.yes(), published.no()));
        return Optional.of("outcomePrices are not final");
    }

    private static @Nullable PricePair prices(
            GammaFields fields, @Nullable OutcomePrices published, Optional<Resolution> resolution) {
        if (resolution.isPresent()) {
            return resolution.get().prices();
        }
        return published == null ? null : fields.read("outcomePrices", _ -> published.rounded());
    }

    private static void putJson(ObjectNode input, String target, @Nullable JsonNode value) {
        if (value != null) {
            input.set(target, value);
        }
    }

    @Override
    public String id() {
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

    private static Observation observation(ObjectNode input, PricePair prices, @Nullable Instant at) {
        return new Observation(
                input.path("market_id").asText(),
                prices.yes(),
                prices.no(),
                at,
                volume(input, "liquidity"),
                volume(input, "volume"),
                volume(input, "volume24hr"));
    }

    private static @Nullable Volume volume(ObjectNode input, String field) {
        return input.has(field) ? Volume.of(new BigDecimal(input.get(field).textValue())) : null;
    }
}
