package io.prescient.tool.verifier;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks a history against every property.
final class Verification {
    private Verification() {}

    /// For each violated property the violation with the fewest events.
    static List<Violation> of(History history) {
        var fewestEvents = BinaryOperator.<Violation>minBy(
                Comparator.comparingInt(violation -> violation.events().size()));
        return List.copyOf(Stream.of(
                        JournalCheck.of(history),
                        ResponseCheck.of(history),
                        OrderCheck.of(history),
                        StreamCheck.of(history),
                        TotalsCheck.of(history),
                        ReadCheck.of(history))
                .flatMap(Function.identity())
                .collect(Collectors.toMap(
                        Violation::property, Function.identity(), fewestEvents, () -> new EnumMap<>(Property.class)))
                .values());
    }
}
