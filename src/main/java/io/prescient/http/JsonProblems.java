package io.prescient.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Maps failures of Jackson to problems that name the field and the rule, without class names.
public final class JsonProblems {
    private static final Problem UNREADABLE = Problem.of(ProblemCode.unreadable_body, "The body is not valid JSON");
    private static final Problem TOO_DEEP = Problem.of(
            ProblemCode.unreadable_body,
            "The JSON is nested too deeply, or contains a number or name that is too long");

    private JsonProblems() {}

    public static Problem of(JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> field(unknown, "is not a known field");
            case InvalidFormatException format -> field(format, "must be " + expectedType(format.getTargetType()));
            case MismatchedInputException mismatch -> ofMismatch(mismatch);
            case JsonMappingException mapping -> ofCause(mapping);
            case StreamConstraintsException _ -> TOO_DEEP;
            case JsonParseException parse -> Problem.of(ProblemCode.unreadable_body, sentence(parse));
            default -> UNREADABLE;
        };
    }

    private static Problem ofMismatch(MismatchedInputException failure) {
        if (failure.getPath().isEmpty() && failure.getOriginalMessage().startsWith("No content")) {
            return Problem.of(ProblemCode.unreadable_body, "The body is empty");
        }
        if (failure.getOriginalMessage().startsWith("Trailing token")) {
            return Problem.of(ProblemCode.unreadable_body, "The body continues after its JSON value");
        }
        return failure.getCause() instanceof IllegalArgumentException invalid
                ? field(failure, reason(invalid))
                : field(failure, "must be " + expectedType(failure.getTargetType()));
    }

    /// Unwraps the failure of a constructor or of a nested parser.
    private static Problem ofCause(JsonMappingException failure) {
        return switch (failure.getCause()) {
            case ProblemException known when failure.getPath().isEmpty() -> known.problem();
            case ProblemException known -> FieldError.prefixed(path(failure), known.problem());
            case IllegalArgumentException invalid -> field(failure, reason(invalid));
            case InputCoercionException _ -> field(failure, "is too large");
            case JacksonException inner -> of(inner);
            case null, default -> UNREADABLE;
        };
    }

    private static String reason(IllegalArgumentException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "is invalid");
    }

    private static Problem field(JsonMappingException failure, String reason) {
        return FieldError.problem(path(failure), reason);
    }

    private static String path(JsonMappingException failure) {
        var path = new StringBuilder();
        for (var step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String expectedType(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == Instant.class) {
            return "an instant with a time zone, such as 2026-01-03T16:40:14Z";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "an array";
        }
        if (Number.class.isAssignableFrom(type) || isDecimal(type)) {
            return "a decimal number";
        }
        return isObject(type) ? "an object" : "of another type";
    }

    private static boolean isObject(Class<?> type) {
        return Map.class.isAssignableFrom(type)
                || type.isRecord()
                || type.getName().endsWith("ObjectNode");
    }

    /// Whether the type is a record of one number, such as Money, which is written as a decimal string.
    private static boolean isDecimal(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && Number.class.isAssignableFrom(type.getRecordComponents()[0].getType());
    }

    private static String sentence(JsonParseException failure) {
        return "Line %d, column %d: %s"
                .formatted(
                        failure.getLocation().getLineNr(),
                        failure.getLocation().getColumnNr(),
                        failure.getOriginalMessage()
                                .replaceFirst(" \\(start marker.*|: (enable|expected) .*|: was expecting.*", ""));
    }
}
