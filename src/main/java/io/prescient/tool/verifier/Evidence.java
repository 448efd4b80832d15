package io.prescient.tool.verifier;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.List;

/// That a promise was broken, by the few events that contradict each other.
///
/// @param description what is wrong, in a sentence
/// @param events each of them on a line
@RegisterForReflection
public record Evidence(Property property, long portfolioId, String description, List<String> events) {

    static Evidence of(Property promise, long portfolioId, String found, Object... events) {
        return new Evidence(
                promise,
                portfolioId,
                found,
                Arrays.stream(events).map(String::valueOf).toList());
    }
}
