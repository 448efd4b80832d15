package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.http.FieldError;
import io.prescient.http.ProblemException;
import io.prescient.money.Volume;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Maps the fields of a Gamma object to an input of this service. A field that is absent, null or blank in the
/// source is absent in the input, so the stored value is kept. So is a field that cannot be read; {@link #skipped}
/// names it with the reason.
final class GammaFields {
    private static final int MAX_NUMBER_LENGTH = 200;

    private final JsonNode source;
    private final ObjectNode input = JsonNodeFactory.instance.objectNode();
    private final Set<FieldError> skipped = new LinkedHashSet<>();

    GammaFields(JsonNode source) {
        this.source = source;
    }

    /// Copies a value unchanged. It is validated with the whole input.
    @CanIgnoreReturnValue
    GammaFields copy(String target, String field) {
        return put(target, field, Function.identity());
    }

    /// Copies an id, which is a number or a string.
    @CanIgnoreReturnValue
    GammaFields id(String target, String field) {
        return put(target, field, value -> TextNode.valueOf(text(value)));
    }

    @CanIgnoreReturnValue
    GammaFields time(String target, String field) {
        return put(
                target,
                field,
                value -> TextNode.valueOf(GammaTime.parse(text(value)).toString()));
    }

    /// Copies true or false, which may be a string.
    @CanIgnoreReturnValue
    GammaFields flag(String target, String field) {
        return put(target, field, value -> BooleanNode.valueOf(flag(value)));
    }

    /// Copies an amount in dollars from the first of these fields that has a value.
    @CanIgnoreReturnValue
    GammaFields volume(String target, String... fields) {
        for (String field : fields) {
            if (!input.has(target)) {
                put(target, field, value -> TextNode.valueOf(volume(value).toString()));
            }
        }
        return this;
    }

    ObjectNode input() {
        return input;
    }

    /// The fields that are not imported.
    List<FieldError> skipped() {
        return List.copyOf(skipped);
    }

    /// Names a field that is not imported.
    void skip(String field, String reason) {
        skipped.add(new FieldError(field, reason));
    }

    /// The value of a field; null if it is absent, null, blank or unreadable. An unreadable field is skipped.
    ///
    /// @param reader throws {@link IllegalArgumentException} or {@link ProblemException} if the value is unreadable
    <T> @Nullable T read(String field, Function<JsonNode, T> reader) {
        var value = source.path(field);
        if (isAbsent(value)) {
            return null;
        }
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            skip(field, String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            skip(field, "cannot be used: " + e.problem().detail());
        }
        return null;
    }

    @Nullable
    Instant time(String field) {
        return read(field, value -> GammaTime.parse(text(value)));
    }

    /// The text of a field; empty if it is absent or unreadable.
    String text(String field) {
        return Objects.requireNonNullElse(read(field, value -> text(value)), "");
    }

    static Volume volume(JsonNode value) {
        return Volume.of(decimal(value));
    }

    /// The exact value of a number or of a string that contains one.
    static BigDecimal decimal(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        var text = value.isTextual() ? value.textValue().strip() : "";
        try {
            if (text.length() <= MAX_NUMBER_LENGTH) {
                return new BigDecimal(text);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a decimal number", e);
        }
        throw new IllegalArgumentException(
                "must be a decimal number of at most %d characters".formatted(MAX_NUMBER_LENGTH));
    }

    @CanIgnoreReturnValue
    private GammaFields put(String target, String field, Function<JsonNode, JsonNode> reader) {
        var value = read(field, reader);
        if (value != null) {
            input.set(target, value);
        }
        return this;
    }

    private static boolean flag(JsonNode value) {
        return switch (value.asText().strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
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
