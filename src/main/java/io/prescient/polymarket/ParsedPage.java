package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.FieldError;
import io.prescient.http.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The events and markets of a page, and what cannot be imported. Markets of an unreadable event are kept. If an
/// id occurs twice, the newer item is kept.
final class ParsedPage {
    private final int page;
    private final @Nullable Instant fetchedAt;
    private final Map<String, Item<GammaEvent>> events = new LinkedHashMap<>();
    private final Map<String, Item<GammaMarket>> markets = new LinkedHashMap<>();
    private final List<SkippedItem> skipped = new ArrayList<>();

    /// @param path the path of the item in the page
    record Item<T extends GammaItem>(T value, String path) {}

    private ParsedPage(int page, @Nullable Instant fetchedAt) {
        this.page = page;
        this.fetchedAt = fetchedAt;
    }

    /// @param number the number of the page, from 1
    /// @param fetchedAt when the page was fetched; the age of an uploaded page is unknown
    static ParsedPage of(GammaPage page, int number, @Nullable Instant fetchedAt) {
        var parsed = new ParsedPage(number, fetchedAt);
        for (int i = 0; i < page.items().size(); i++) {
            parsed.readItem(page.items().get(i), i);
        }
        return parsed;
    }

    List<Item<GammaEvent>> events() {
        return List.copyOf(events.values());
    }

    List<Item<GammaMarket>> markets() {
        return List.copyOf(markets.values());
    }

    /// Whether the page was just fetched.
    boolean isFresh() {
        return fetchedAt != null;
    }

    /// The items that cannot be imported, then the unreadable fields of the others.
    List<SkippedItem> skippedItems() {
        var fields = Stream.concat(events.values().stream(), markets.values().stream())
                .flatMap(item -> item.value().skippedFields().stream()
                        .map(field -> skip(item.value().id(), item.path(), field)));
        return Stream.concat(skipped.stream(), fields).toList();
    }

    SkippedItem skip(@Nullable String id, String path, String reason) {
        return new SkippedItem(id, page, path, reason);
    }

    /// A field of an item that is imported without it.
    SkippedItem skip(String id, String path, FieldError field) {
        return skip(id, path + "." + field.field(), field.field() + " " + field.reason());
    }

    private void readItem(JsonNode item, int index) {
        if (GammaPage.isMarket(item)) {
            readMarket(item, "markets[" + index + "]");
        } else if (GammaPage.isEvent(item) || !item.isObject()) {
            readEvent(item, "events[" + index + "]");
        } else {
            skipped.add(skip(id(item), "events[" + index + "]", "it is neither an event nor a market"));
        }
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

    /// Reads a market of Gamma's `/markets`. It belongs to the first of its events, which other markets may repeat.
    private void readMarket(JsonNode market, String path) {
        var parents = market.path("events");
        read(market, path, markets, () -> GammaMarket.of(market, id(parents.path(0)), fetchedAt));
        for (int i = 0; i < parents.size(); i++) {
            readParent(parents.path(i), path + ".events[" + i + "]");
        }
    }

    private void readParent(JsonNode event, String path) {
        var known = id(event) == null ? null : events.get(id(event));
        if (known == null) {
            read(event, path, events, () -> GammaEvent.of(event));
        } else if (event.isObject()) {
            var repeated = GammaEvent.of(event);
            events.put(repeated.id(), repeated.isNewerThan(known.value()) ? new Item<>(repeated, path) : known);
        }
    }

    private <T extends GammaItem> void read(
            JsonNode source, String path, Map<String, Item<T>> items, Supplier<T> mapper) {
        String id = id(source);
        try {
            if (!source.isObject()) {
                throw FieldError.problem("it", "must be an object").asException();
            }
            if (id == null) {
                throw FieldError.problem("id", "must be a string or a whole number")
                        .asException();
            }
            add(id, new Item<>(mapper.get(), path), items);
        } catch (ProblemException e) {
            skipped.add(skip(id, path, e.problem().detail()));
        }
    }

    private <T extends GammaItem> void add(String id, Item<T> item, Map<String, Item<T>> items) {
        var first = items.get(id);
        boolean isNewer = first == null || item.value().isNewerThan(first.value());
        if (isNewer) {
            items.put(id, item);
        }
        if (first != null) {
            var kept = isNewer ? item : first;
            var other = isNewer ? first : item;
            skipped.add(skip(id, other.path(), "id occurs twice in the page, imported from " + kept.path()));
        }
    }

    private static @Nullable String id(JsonNode source) {
        var id = source.path("id");
        boolean isUsable =
                id.isIntegralNumber() || (id.isTextual() && !id.textValue().isBlank());
        return isUsable ? id.asText().strip() : null;
    }
}
