package io.prescient.polymarket;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.prescient.http.JsonProblems;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A page of Gamma's events or markets: an array of them, or an object with the array as `events` or `markets`
/// and the cursor of the next page.
///
/// @param items the events or markets
/// @param isKeyset whether the page is an object
/// @param cursor the cursor of the next page; the last page has none
record GammaPage(
        List<JsonNode> items, boolean isKeyset, @Nullable String cursor) {
    /// Accepts a repeated name in an object of a fetched page: the last value counts, as in browsers. Rejecting
    /// it would lose the whole page.
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
            .build()
            .readerFor(JsonNode.class);

    private static final List<String> MARKET_FIELDS = List.of("question", "conditionId", "outcomes", "outcomePrices");

    /// Rejects a repeated name in an uploaded page, as in all request bodies.
    private static final ObjectReader STRICT = JSON.with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /// Reads a fetched page.
    ///
    /// @throws ProblemException if the bytes are not JSON, or not a page
    static GammaPage read(byte[] bytes) {
        return of(json(JSON, bytes));
    }

    /// Reads the JSON of an uploaded page.
    ///
    /// @throws ProblemException if the bytes are not JSON, or an object repeats a name
    static JsonNode readBody(byte[] bytes) {
        return json(STRICT, bytes);
    }

    /// @throws ProblemException if the JSON is not a page
    static GammaPage of(JsonNode json) {
        var items = json.isObject() ? json.path(json.has("events") || json.has("id") ? "events" : "markets") : json;
        if (!items.isArray()) {
            throw notAPage();
        }
        return new GammaPage(items.valueStream().toList(), json.isObject(), cursor(json));
    }

    /// @throws ProblemException if the JSON is not a page, or none of its items is an event or a market
    static GammaPage ofUpload(JsonNode json) {
        var page = of(json);
        if (!page.items.isEmpty() && page.items.stream().noneMatch(item -> isEvent(item) || isMarket(item))) {
            throw notAPage();
        }
        return page;
    }

    /// Whether an item is a market of Gamma's `/markets`. It has its events in `events`.
    static boolean isMarket(JsonNode item) {
        return !item.has("markets") && MARKET_FIELDS.stream().anyMatch(item::has);
    }

    /// Whether an item is an event of Gamma's `/events`. Series have a title too, and their events in `events`.
    static boolean isEvent(JsonNode item) {
        return item.has("markets") || (item.has("title") && !item.has("events") && !isMarket(item));
    }

    private static ProblemException notAPage() {
        return Problem.of(
                        ProblemCode.validation_failed,
                        "The body must be a page of Gamma's /events or /markets: an array of events with `title` or "
                                + "`markets`, an array of markets with `question` or `outcomes`, or an object with the "
                                + "array as `events` or `markets`")
                .asException();
    }

    /// Only the events with these ids. Gamma may return others than requested.
    GammaPage onlyEvents(Collection<String> ids) {
        return new GammaPage(
                items.stream()
                        .filter(event -> ids.contains(event.path("id").asText()))
                        .toList(),
                isKeyset,
                cursor);
    }

    private static JsonNode json(ObjectReader reader, byte[] bytes) {
        try {
            var json = reader.readTree(bytes);
            if (json.isMissingNode()) {
                throw Problem.of(ProblemCode.unreadable_body, "The body is empty")
                        .asException();
            }
            return json;
        } catch (JacksonException e) {
            throw JsonProblems.of(e).asException();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Parses a string that contains JSON, such as `["Yes", "No"]`. Other values are returned unchanged.
    ///
    /// @throws IllegalArgumentException if the string does not contain JSON
    static JsonNode unwrap(JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        try {
            return JSON.readTree(value.textValue());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("must be JSON, or a string that contains JSON", e);
        }
    }

    /// The ids of the items; an item without an id stands for itself.
    Set<Object> keys() {
        return items.stream()
                .map(item -> item.hasNonNull("id") ? item.get("id").asText() : item)
                .collect(Collectors.toSet());
    }

    private static @Nullable String cursor(JsonNode json) {
        var cursor = json.path("next_cursor").asText("");
        return cursor.isBlank() || cursor.equals("null") ? null : cursor;
    }
}
