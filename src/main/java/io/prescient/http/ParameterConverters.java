package io.prescient.http;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Converts query parameters: instants, enums by their wire names, numbers, booleans and decimals.
@Provider
class ParameterConverters implements ParamConverterProvider {
    /// Converts a text to the type.
    ///
    /// @throws IllegalArgumentException with the rule that the text violates
    static Object read(Class<?> type, String text) {
        if (type == Instant.class) {
            return Times.parse(text);
        }
        if (type.isEnum()) {
            return enumConstant(type, text);
        }
        if (type == Boolean.class) {
            return bool(text);
        }
        if (type == int.class || type == long.class) {
            return number(type, text);
        }
        return type.isRecord() ? record(type, text) : text;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == Instant.class || type.isEnum() ? (ParamConverter<T>) new Converter(type) : null;
    }

    private static Object enumConstant(Class<?> type, String text) {
        var constants = Arrays.asList(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + constants));
    }

    private static Object bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("must be true or false");
        }
        return Boolean.valueOf(text);
    }

    private static Object number(Class<?> type, String text) {
        try {
            return type == int.class ? (Object) Integer.valueOf(text) : (Object) Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number", e);
        }
    }

    /// Calls the static `fromString`, as Quarkus does.
    private static Object record(Class<?> type, String text) {
        try {
            return type.getMethod("fromString", String.class).invoke(null, text);
        } catch (InvocationTargetException e) {
            var failure = e.getTargetException();
            throw new IllegalArgumentException(
                    failure instanceof NumberFormatException ? "must be a decimal number" : failure.getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Converter(Class<?> type) implements ParamConverter<Object> {
        @Override
        public @Nullable Object fromString(@Nullable String text) {
            return text == null ? null : read(type, text);
        }

        @Override
        public String toString(Object value) {
            return value.toString();
        }
    }
}
