package io.prescient.tool.verifier;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks the responses for each key: they are the same for every client, a committed change is in the journal as it
/// was
/// reported, and a rejected or cancelled one is not.
final class ResponseCheck {
    private ResponseCheck() {}

    static Stream<Violation> of(History history) {
        return history.longestJournals().stream().flatMap(journal -> {
            var entries = journal.entries().stream()
                    .filter(entry -> entry.requestKey() != null)
                    .collect(Collectors.groupingBy(ObservedEntry::requestKey));
            return history.responsesByKey(journal.portfolioId()).values().stream()
                    .flatMap(responses ->
                            Stream.concat(contradictions(responses), againstJournal(journal, responses, entries)));
        });
    }

    /// @param responses for one key
    private static Stream<Violation> contradictions(List<ObservedResponse> responses) {
        var first = responses.stream()
                .filter(response -> response.status().isFinal())
                .min(Comparator.comparingLong(response -> response.span().end()));
        return first.stream()
                .flatMap(known -> responses.stream()
                        .filter(response -> contradicts(known, response))
                        .limit(1)
                        .map(response -> contradiction(known, response)));
    }

    private static boolean contradicts(ObservedResponse known, ObservedResponse other) {
        return switch (other.status()) {
            case unclear -> false;
            case unknown -> known.span().isBefore(other.span());
            case committed, rejected, cancelled ->
                known.status() != other.status() || !Objects.equals(known.body(), other.body());
        };
    }

    private static Violation contradiction(ObservedResponse known, ObservedResponse other) {
        boolean isUnknown = other.status() == RequestStatus.unknown;
        return Violation.of(
                Property.one_response,
                known.write().portfolioId(),
                isUnknown ? "a result was reported, then unknown" : "one key has two different responses",
                text(known, other),
                text(other, known));
    }

    /// Contains the body only if nothing else differs.
    private static String text(ObservedResponse response, ObservedResponse other) {
        return response.status() == other.status() ? response + " " + response.body() : response.toString();
    }

    private static Stream<Violation> againstJournal(
            ObservedJournal journal, List<ObservedResponse> responses, Map<String, List<ObservedEntry>> entriesByKey) {
        return responses.stream().flatMap(response -> {
            var entries = entriesByKey.getOrDefault(response.key(), List.of());
            return switch (response.status()) {
                case committed -> lost(journal, response, entries);
                case rejected, cancelled ->
                    entries.stream()
                            .limit(1)
                            .map(entry -> Violation.of(
                                    Property.rejected_stays_out,
                                    journal.portfolioId(),
                                    "the change was made nevertheless",
                                    response,
                                    entry));
                case unknown, unclear -> Stream.empty();
            };
        });
    }

    private static Stream<Violation> lost(
            ObservedJournal journal, ObservedResponse response, List<ObservedEntry> entries) {
        if (entries.stream().anyMatch(response::matches)) {
            return Stream.empty();
        }
        var found = entries.isEmpty()
                ? "journal: none of %d entries has the key %s".formatted(journal.lastSeq(), response.key())
                : entries.getFirst();
        return Stream.of(Violation.of(
                Property.nothing_lost,
                journal.portfolioId(),
                "an acknowledged change is not in the journal as it was reported",
                response.write(),
                response,
                found));
    }
}
