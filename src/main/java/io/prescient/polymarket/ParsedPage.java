package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.FieldError;
import io.prescient.http.ProblemException;
import io.prescient.market.SourceUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The events and markets of a page, and the items that cannot be read. Markets of an unreadable event are
/// kept.
final class ParsedPage {
    private final int page;
    private final @Nullable Instant fetchedAt;
    private final Map<String, Item<SourceUpdate>> events = new LinkedHashMap<>();
    private final Map<String, Item<GammaMarket>> markets = new LinkedHashMap<>();
    private final List<SkippedItem> skipped = new ArrayList<>();

    /// @param path the path of the item in the page
    record Item<T>(T value, String path) {}

    private ParsedPage(int page, @Nullable Instant fetchedAt) {
        this.page = page;
        this.fetchedAt = fetchedAt;
    }

    /// @param number the number of the page, from 1
    /// @param fetchedAt when the page was fetched; the age of an uploaded page is unknown
    static ParsedPage of(GammaPage page, int number, @Nullable Instant fetchedAt) {
        var parsed = new ParsedPage(number, fetchedAt);
        for (int i = 0; i < page.events().size(); i++) {
            parsed.readEvent(page.events().get(i), "events[" + i + "]");
        }
        return parsed;
    }

    List<Item<SourceUpdate>> events() {
        return List.copyOf(events.values());
    }

    List<Item<GammaMarket>> markets() {
        return List.copyOf(markets.values());
    }

    /// Whether the page was just fetched.
    boolean isFresh() {
        return fetchedAt != null;
    }

    List<SkippedItem> skippedItems() {
        return skipped;
    }

    SkippedItem skip(@Nullable String id, String path, String reason) {
        return new SkippedItem(id, page, path, reason);
    }

    private void readEvent(JsonNode event, String path) {
        read(event, path, events, () -> GammaEvent.of(event));
        var nested = event.path("markets");
        if (!nested.isArray() && !nested.isMissingNode() && !nested.isNull()) {
            skipped.add(skip(id(event), path + ".markets", "markets must be an array"));
        }
        for (int i = 0; i < nested.size() && nested.isArray(); i++) {
            var market = nested.get(i);
            read(market, path + ".markets[" + i + "]", markets, () -> GammaMarket.of(market, id(event), fetchedAt));
        }
    }

    private <T> void read(JsonNode source, String path, Map<String, Item<T>> items, Supplier<T> mapper) {
        String id = id(source);
        try {
            if (!source.isObject()) {
                throw FieldError.problem("it", "must be an object").asException();
            }
            if (id == null) {
                throw FieldError.problem("id", "must be a string or a whole number")
                        .asException();
            }
            var first = items.putIfAbsent(id, new Item<>(mapper.get(), path));
            if (first != null) {
                skipped.add(skip(id, path, "id occurs twice in the page, first at " + first.path()));
            }
        } catch (ProblemException e) {
            skipped.add(skip(id, path, e.problem().detail()));
        }
    }

    private static @Nullable String id(JsonNode source) {
        var id = source.path("id");
        boolean isUsable =
                id.isIntegralNumber() || (id.isTextual() && !id.textValue().isBlank());
        return isUsable ? id.asText().strip() : null;
    }
}
