package io.prescient.tool.verifier;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Checks that a journal has no gap, is the same on every replica, and contains each request once and nothing else.
final class JournalCheck {
    private JournalCheck() {}

    static Stream<Violation> of(History history) {
        return Stream.concat(
                history.journals().stream().flatMap(JournalCheck::gaps),
                history.longestJournals().stream()
                        .flatMap(journal -> Stream.concat(
                                history.journals().stream().flatMap(other -> differences(journal, other)),
                                duplicates(journal, history.writesByKey(journal.portfolioId())))));
    }

    private static Stream<Violation> gaps(ObservedJournal journal) {
        return IntStream.range(0, journal.lastSeq())
                .filter(i -> journal.entries().get(i).seq() != i + 1)
                .limit(1)
                .mapToObj(i -> Violation.of(
                        Property.journal_whole,
                        journal.portfolioId(),
                        "%s returned another entry in the place of seq %d".formatted(journal.replica(), i + 1),
                        journal.entries().get(i)));
    }

    private static Stream<Violation> differences(ObservedJournal journal, ObservedJournal other) {
        if (other.portfolioId() != journal.portfolioId()) {
            return Stream.empty();
        }
        return IntStream.rangeClosed(1, Math.max(journal.lastSeq(), other.lastSeq()))
                .filter(seq -> !Objects.equals(journal.entry(seq), other.entry(seq)))
                .limit(1)
                .mapToObj(seq -> Violation.of(
                        Property.journal_whole,
                        journal.portfolioId(),
                        "%s and %s returned different entries for seq %d"
                                .formatted(journal.replica(), other.replica(), seq),
                        journal.describe(seq),
                        other.describe(seq)));
    }

    private static Stream<Violation> duplicates(ObservedJournal journal, Map<String, WriteRequest> writes) {
        var byKey = new HashMap<String, ObservedEntry>();
        var shares = new HashMap<String, Long>();
        return journal.entries().stream().flatMap(entry -> {
            var key = entry.requestKey();
            var first = key == null ? null : byKey.putIfAbsent(key, entry);
            if (first != null) {
                return doubled(journal, "one key made two entries", first, entry);
            }
            boolean isRequested = key != null && writes.containsKey(key);
            if (isMadeByClient(entry) && !isRequested) {
                return doubled(journal, "no client requested this entry", entry);
            }
            return position(journal, entry, shares);
        });
    }

    /// A trade opens one position, and no more shares leave it than it has.
    private static Stream<Violation> position(ObservedJournal journal, ObservedEntry entry, Map<String, Long> shares) {
        if (entry.tradeId() == null) {
            return Stream.empty();
        }
        if (entry.is("bought") && shares.containsKey(entry.tradeId())) {
            return doubled(journal, "the trade was executed before", entry);
        }
        long remaining = shares.merge(entry.tradeId(), entry.shares(), Math::addExact);
        return remaining < 0 ? doubled(journal, "more shares left the position than it had", entry) : Stream.empty();
    }

    private static boolean isMadeByClient(ObservedEntry entry) {
        return switch (entry.type()) {
            case "bought", "sold", "deposited", "withdrawn" -> true;
            default -> false;
        };
    }

    private static Stream<Violation> doubled(ObservedJournal journal, String description, Object... events) {
        return Stream.of(Violation.of(Property.nothing_doubled, journal.portfolioId(), description, events));
    }
}
