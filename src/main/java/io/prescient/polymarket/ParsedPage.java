package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.FieldError;
import io.prescient.http.ProblemException;
import io.prescient.market.VenueUpsertService.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What a page says, sorted into what can be stored and what cannot be read. An event that cannot be read does not
/// spoil its markets.
final class ParsedPage {
    private final int page;
    private final Instant seen;
    private final Map<String, Piece<Word>> events = new LinkedHashMap<>();
    private final Map<String, Piece<GammaMarket>> markets = new LinkedHashMap<>();
    private final List<SkippedItem> skips = new ArrayList<>();

    /// Something that can be stored, and where it stands.
    record Piece<T>(T what, String place) {}

    private ParsedPage(int page, Instant seen) {
        this.page = page;
        this.seen = seen;
    }

    /// @param number of the page, from 1
    /// @param seen when the page was fetched; null for one of unknown age, whose markets tell it themselves
    static ParsedPage of(GammaPage page, int number, Instant seen) {
        var harvest = new ParsedPage(number, seen);
        for (int i = 0; i < page.events().size(); i++) {
            harvest.event(page.events().get(i), "events[" + i + "]");
        }
        return harvest;
    }

    List<Piece<Word>> events() {
        return List.copyOf(events.values());
    }

    List<Piece<GammaMarket>> markets() {
        return List.copyOf(markets.values());
    }

    /// Whether the venue said all this just now.
    boolean isFresh() {
        return seen != null;
    }

    List<SkippedItem> skips() {
        return skips;
    }

    /// Something of this page that was left out.
    SkippedItem skip(String id, String place, String reason) {
        return new SkippedItem(id, page, place, reason);
    }

    private void event(JsonNode event, String place) {
        take(event, place, events, () -> GammaEvent.of(event));
        var inside = event.path("markets");
        if (!inside.isArray() && !inside.isMissingNode() && !inside.isNull()) {
            skips.add(skip(id(event), place + ".markets", "markets must be an array"));
        }
        for (int i = 0; i < inside.size() && inside.isArray(); i++) {
            var market = inside.get(i);
            take(market, place + ".markets[" + i + "]", markets, () -> GammaMarket.of(market, id(event), seen));
        }
    }

    private <T> void take(JsonNode from, String place, Map<String, Piece<T>> into, Supplier<T> read) {
        String id = id(from);
        try {
            if (!from.isObject()) {
                throw FieldError.problem("it", "must be an object").asException();
            }
            if (id == null) {
                throw FieldError.problem("id", "must be a string or a whole number")
                        .asException();
            }
            var known = into.putIfAbsent(id, new Piece<>(read.get(), place));
            if (known != null) {
                skips.add(skip(id, place, "id stands in the page twice, first at " + known.place()));
            }
        } catch (ProblemException e) {
            skips.add(skip(id, place, e.problem().detail()));
        }
    }

    /// Null if it has none that is usable.
    private static String id(JsonNode from) {
        var id = from.path("id");
        boolean usable =
                id.isIntegralNumber() || (id.isTextual() && !id.textValue().isBlank());
        return usable ? id.asText().strip() : null;
    }
}
