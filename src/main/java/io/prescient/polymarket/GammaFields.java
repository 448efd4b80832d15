package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.http.FieldError;
import io.prescient.http.ProblemException;
import io.prescient.money.Volume;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;

/// Carries the fields of a venue's object over to an input of ours. What is absent, null or blank there stays absent
/// here, so that nothing known is forgotten; what cannot be read is a {@link ProblemException} that names the venue's
/// field.
final class GammaFields {
    /// No number of a venue needs as many characters.
    private static final int LONGEST_NUMBER = 200;

    private final JsonNode from;
    private final ObjectNode to = JsonNodeFactory.instance.objectNode();

    GammaFields(JsonNode from) {
        this.from = from;
    }

    /// As it stands; whether it is right is judged with the whole input.
    @CanIgnoreReturnValue
    GammaFields same(String ours, String theirs) {
        return put(ours, theirs, Function.identity());
    }

    /// An id, which venues write as a number or as a string.
    @CanIgnoreReturnValue
    GammaFields id(String ours, String theirs) {
        return put(ours, theirs, value -> TextNode.valueOf(text(value)));
    }

    @CanIgnoreReturnValue
    GammaFields time(String ours, String theirs) {
        return put(
                ours,
                theirs,
                value -> TextNode.valueOf(GammaTime.parse(text(value)).toString()));
    }

    /// Dollars, under the first of these names that is there.
    @CanIgnoreReturnValue
    GammaFields volume(String ours, String... theirs) {
        for (String name : theirs) {
            if (!to.has(ours)) {
                put(ours, name, value -> TextNode.valueOf(volume(value).toString()));
            }
        }
        return this;
    }

    /// JSON that the venue wraps into a string.
    @CanIgnoreReturnValue
    GammaFields wrapped(String ours, String theirs) {
        return put(ours, theirs, GammaPage::unwrapped);
    }

    ObjectNode input() {
        return to;
    }

    /// The value of a field; null if there is none.
    static <T> T read(JsonNode from, String field, Function<JsonNode, T> reader) {
        var value = from.path(field);
        if (isAbsent(value)) {
            return null;
        }
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw FieldError.problem(field, e.getMessage()).asException();
        }
    }

    static Instant time(JsonNode from, String field) {
        return read(from, field, value -> GammaTime.parse(text(value)));
    }

    static Volume volume(JsonNode value) {
        return Volume.of(decimal(value));
    }

    /// A number, or a string that holds one, in its exact form.
    static BigDecimal decimal(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        var text = value.isTextual() ? value.textValue().strip() : "";
        try {
            if (text.length() <= LONGEST_NUMBER) {
                return new BigDecimal(text);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a decimal number", e);
        }
        throw new IllegalArgumentException(
                "must be a decimal number of at most %d characters".formatted(LONGEST_NUMBER));
    }

    @CanIgnoreReturnValue
    private GammaFields put(String ours, String theirs, Function<JsonNode, JsonNode> reader) {
        var value = read(from, theirs, reader);
        if (value != null) {
            to.set(ours, value);
        }
        return this;
    }

    private static String text(JsonNode value) {
        if (!value.isTextual() && !value.isIntegralNumber()) {
            throw new IllegalArgumentException("must be a string");
        }
        return value.asText().strip();
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isBlank());
    }
}
