package io.prescient.tool.verifier;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was told to be committed is in the journal as it was told, and what was refused or sealed is not.
final class DurabilityCheck {
    private DurabilityCheck() {}

    static Stream<Evidence> of(History history) {
        return history.journals().stream().flatMap(journal -> {
            var made = journal.entries().stream()
                    .filter(entry -> entry.requestKey() != null)
                    .collect(Collectors.groupingBy(ObservedEntry::requestKey));
            return history.toldOf(journal.portfolioId()).values().stream()
                    .flatMap(List::stream)
                    .flatMap(told -> ofOne(journal, told, made));
        });
    }

    private static Stream<Evidence> ofOne(
            ObservedJournal journal, ObservedResponse told, Map<String, List<ObservedEntry>> made) {
        var entries = made.getOrDefault(told.key(), List.of());
        return switch (told.fate()) {
            case committed -> lost(journal, told, entries);
            case rejected, cancelled ->
                entries.stream()
                        .limit(1)
                        .map(entry -> Evidence.of(
                                Property.rejected_stays_out,
                                journal.portfolioId(),
                                "it was done all the same",
                                told,
                                entry));
            case unknown, unclear -> Stream.empty();
        };
    }

    private static Stream<Evidence> lost(ObservedJournal journal, ObservedResponse told, List<ObservedEntry> entries) {
        if (entries.stream().anyMatch(told::isOf)) {
            return Stream.empty();
        }
        var there = entries.isEmpty()
                ? "journal: nothing under %s among %d entries"
                        .formatted(told.key(), journal.entries().size())
                : entries.getFirst();
        return Stream.of(Evidence.of(
                Property.nothing_lost,
                journal.portfolioId(),
                "an acknowledged change is not in the journal as it was told",
                told.write(),
                told,
                there));
    }
}
