package io.prescient.http;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// One field of a request and the rule that it breaks.
@RegisterForReflection
public record FieldError(String field, String reason) {

    /// The problem that names every offending field.
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

    public static Problem problem(String field, String reason) {
        return problem(List.of(new FieldError(field, reason)));
    }

    /// The same problem, said of a body that is a part of another one.
    public static Problem prefixed(String place, Problem problem) {
        if (!(problem.facts().get("errors") instanceof List<?> errors)) {
            return problem;
        }
        return problem(errors.stream()
                .map(FieldError.class::cast)
                .map(error -> new FieldError(place + "." + error.field, error.reason))
                .toList());
    }
}
