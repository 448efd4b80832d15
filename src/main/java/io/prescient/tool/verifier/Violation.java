package io.prescient.tool.verifier;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.List;

/// A violated property with the few events that contradict each other.
///
/// @param description what is wrong, in a sentence
/// @param events one line each
@RegisterForReflection
public record Violation(Property property, long portfolioId, String description, List<String> events) {

    static Violation of(Property property, long portfolioId, String description, Object... events) {
        return new Violation(
                property,
                portfolioId,
                description,
                Arrays.stream(events).map(String::valueOf).toList());
    }
}
