package io.prescient.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Maps constraint violations to field errors with the names of the API.
public final class Violations {
    private Violations() {}

    /// For a record that was validated directly.
    public static <T> Problem problem(Set<ConstraintViolation<T>> violations) {
        return problem(violations, 0);
    }

    /// @param skip the number of leading path nodes that belong to the resource method
    static Problem problem(Set<? extends ConstraintViolation<?>> violations, int skip) {
        return FieldError.problem(violations.stream()
                .map(violation -> new FieldError(field(violation.getPropertyPath(), skip), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::reason))
                .toList());
    }

    private static String field(Path path, int skip) {
        var name = StreamSupport.stream(path.spliterator(), false)
                .skip(skip)
                .map(node -> SnakeCaseStrategy.INSTANCE.translate(node.toString()))
                .collect(Collectors.joining("."));
        return name.isEmpty() ? "body" : name;
    }
}
