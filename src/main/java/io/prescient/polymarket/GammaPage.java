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

/// A page of Gamma's events: an array of events, or an object with an array of events and the cursor of the
/// next page.
///
/// @param isKeyset whether the page is an object
/// @param cursor the cursor of the next page; the last page has none
record GammaPage(
        List<JsonNode> events, boolean isKeyset, @Nullable String cursor) {
    /// Accepts a repeated name in an object of a fetched page: the last value counts, as in browsers. Rejecting
    /// it would lose the whole page.
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
            .build()
            .readerFor(JsonNode.class);

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
        var events = json.isObject() ? json.path("events") : json;
        if (!events.isArray()) {
            throw Problem.of(
                            ProblemCode.validation_failed,
                            "The body must be an array of events, or an object with `events`")
                    .asException();
        }
        return new GammaPage(events.valueStream().toList(), json.isObject(), cursor(json));
    }

    /// Only the events with these ids. Gamma may return others than requested.
    GammaPage onlyEvents(Collection<String> ids) {
        return new GammaPage(
                events.stream()
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

    /// The ids of the events; an event without an id stands for itself.
    Set<Object> eventKeys() {
        return events.stream()
                .map(event -> event.hasNonNull("id") ? event.get("id").asText() : event)
                .collect(Collectors.toSet());
    }

    private static @Nullable String cursor(JsonNode json) {
        var cursor = json.path("next_cursor").asText("");
        return cursor.isBlank() || cursor.equals("null") ? null : cursor;
    }
}
