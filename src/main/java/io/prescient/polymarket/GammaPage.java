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

/// A page of Gamma's events: an array of them, or an object that holds it and, unless it is the last one, a cursor.
///
/// @param isKeyset whether it is an object, so that its cursor says where it goes on
/// @param cursor where it goes on; null if it does not
record GammaPage(List<JsonNode> events, boolean isKeyset, String cursor) {
    /// Not the API's own rules: a name that stands twice in a venue's market is no reason to lose a page; the last one
    /// counts, as browsers have it.
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
            .build()
            .readerFor(JsonNode.class);

    /// A client's page is read as strictly as any other body.
    private static final ObjectReader STRICT = JSON.with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /// A page of the venue's.
    ///
    /// @throws ProblemException if the bytes are no JSON, or JSON but no such page
    static GammaPage read(byte[] bytes) {
        return of(json(JSON, bytes));
    }

    /// The JSON of a page that a client sent.
    ///
    /// @throws ProblemException if the bytes are no JSON, or hold a name twice
    static JsonNode jsonOfBody(byte[] bytes) {
        return json(STRICT, bytes);
    }

    /// @throws ProblemException if it is no page
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

    /// Those of these events; a venue may send others than it was asked for.
    GammaPage only(Collection<String> ids) {
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

    /// The JSON inside a string, such as `["Yes", "No"]`; what is no string stands for itself.
    ///
    /// @throws IllegalArgumentException if the string holds no JSON
    static JsonNode unwrapped(JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        try {
            return JSON.readTree(value.textValue());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("must be JSON, or a string that holds JSON", e);
        }
    }

    /// What the page is made of: the ids of its events, or the events themselves where they have none.
    Set<Object> content() {
        return events.stream()
                .map(event -> event.hasNonNull("id") ? event.get("id").asText() : event)
                .collect(Collectors.toSet());
    }

    private static String cursor(JsonNode json) {
        var cursor = json.path("next_cursor").asText("");
        return cursor.isBlank() || cursor.equals("null") ? null : cursor;
    }
}
