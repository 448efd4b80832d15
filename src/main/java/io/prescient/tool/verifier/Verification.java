package io.prescient.tool.verifier;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds a history against every promise.
final class Verification {
    private Verification() {}

    /// Of each broken promise the smallest evidence; nothing if all were kept.
    static List<Evidence> of(History history) {
        var smallest = BinaryOperator.<Evidence>minBy(
                Comparator.comparingInt(evidence -> evidence.events().size()));
        return List.copyOf(Stream.of(
                        JournalCheck.of(history),
                        ResponseCheck.of(history),
                        DurabilityCheck.of(history),
                        OrderCheck.of(history),
                        StreamCheck.of(history),
                        FoldCheck.of(history),
                        SumCheck.of(history),
                        FreshnessCheck.of(history))
                .flatMap(Function.identity())
                .collect(Collectors.toMap(
                        Evidence::property, Function.identity(), smallest, () -> new EnumMap<>(Property.class)))
                .values());
    }
}
