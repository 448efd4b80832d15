package io.prescient.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Names the fields that broke a rule as the API spells them.
public final class Violations {
    private Violations() {}

    /// Of a record that was validated by itself.
    public static <T> Problem problem(Set<ConstraintViolation<T>> violations) {
        return problem(violations, 0);
    }

    /// @param skip how many leading nodes of the path are the method's, not the body's
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
