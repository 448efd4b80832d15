package io.prescient.web;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Reads instants and enums in queries; a value that cannot be read is a 400 that names it, never a 404.
@Provider
class Parameters implements ParamConverterProvider {
    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        if (type == Instant.class) {
            return (ParamConverter<T>) new Reader<>(Times::parse);
        }
        if (type.isEnum()) {
            var constants = Arrays.asList(type.getEnumConstants());
            return new Reader<>(text -> constant(constants, text));
        }
        return null;
    }

    private static <T> T constant(List<T> constants, String text) {
        return constants.stream()
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + constants));
    }

    private record Reader<T>(java.util.function.Function<String, T> read) implements ParamConverter<T> {
        @Override
        public T fromString(String text) {
            if (text == null) {
                return null;
            }
            try {
                return read.apply(text);
            } catch (IllegalArgumentException e) {
                throw Problem.of(Code.invalid_parameter, "'" + text + "' " + e.getMessage())
                        .with("value", text)
                        .asException();
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
