package io.prescient.strategy;

import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Volume;
import io.prescient.money.ZScore;
import io.prescient.strategy.Candidate.EventFacts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// A market as a strategy receives it. Each method returns a copy with other values.
record MarketFixture(
        String id,
        String liquidity,
        String volume,
        String volume24hr,
        String yes,
        String no,
        String conviction,
        EventFacts event,
        String z,
        long points) {
    static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    /// Meets every bound of the defaults of momentum: YES at 0.78, NO at 0.22.
    static MarketFixture good(String id) {
        return new MarketFixture(id, "10000", "50000", "0", "0.78", "0.22", "0.56", event("10000", "50000"), null, 0);
    }

    static EventFacts event(String liquidity, String volume) {
        return new EventFacts(false, volume(liquidity), volume(volume), volume("7"), NOW.plusSeconds(86_400));
    }

    MarketFixture priced(String yesPrice, String noPrice, String distance) {
        return new MarketFixture(id, liquidity, volume, volume24hr, yesPrice, noPrice, distance, event, z, points);
    }

    MarketFixture traded(String newLiquidity, String newVolume, String newVolume24hr) {
        return new MarketFixture(id, newLiquidity, newVolume, newVolume24hr, yes, no, conviction, event, z, points);
    }

    MarketFixture of(EventFacts newEvent) {
        return new MarketFixture(id, liquidity, volume, volume24hr, yes, no, conviction, newEvent, z, points);
    }

    MarketFixture deviating(String deviations, long observations) {
        return new MarketFixture(
                id, liquidity, volume, volume24hr, yes, no, conviction, event, deviations, observations);
    }

    static MarketUniverse universe(MarketFixture... markets) {
        return new MarketUniverse(
                NOW, List.of(markets).stream().map(MarketFixture::candidate).toList());
    }

    private Candidate candidate() {
        return new Candidate(
                id,
                volume(liquidity),
                volume(volume),
                volume(volume24hr),
                yes == null ? null : Price.of(yes),
                no == null ? null : Price.of(no),
                conviction == null ? null : Ratio.fromString(conviction),
                event,
                points == 0 ? null : new ZScore(z == null ? null : new BigDecimal(z), points));
    }

    private static Volume volume(String dollars) {
        return dollars == null ? null : Volume.fromString(dollars);
    }
}
