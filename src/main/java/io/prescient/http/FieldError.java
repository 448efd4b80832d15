package io.prescient.http;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// A field of a request and the rule that it violates.
@RegisterForReflection
public record FieldError(String field, String reason) {

    /// The problem that lists all of these fields.
    public static Problem problem(List<FieldError> errors) {
        var sentence = new StringBuilder();
        for (var error : errors) {
            sentence.append(sentence.isEmpty() ? "" : "; ")
                    .append(error.field)
                    .append(' ')
                    .append(error.reason);
        }
        return Problem.of(ProblemCode.validation_failed, sentence.toString()).with("errors", errors);
    }

    /// The fields that a problem lists; empty if it lists none.
    public static List<FieldError> of(Problem problem) {
        return problem.facts().get("errors") instanceof List<?> errors
                ? errors.stream().map(FieldError.class::cast).toList()
                : List.of();
    }

    public static Problem problem(String field, String reason) {
        return problem(List.of(new FieldError(field, reason)));
    }

    /// The same problem with `place` before each field name, for a body that is part of another one.
    public static Problem prefixed(String place, Problem problem) {
        var errors = of(problem);
        if (errors.isEmpty()) {
            return problem;
        }
        return problem(errors.stream()
                .map(error -> new FieldError(place + "." + error.field, error.reason))
                .toList());
    }
}
