package io.prescient.tool.verifier;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The journal by itself: numbered without a hole, the same on every replica, nothing in it twice or unasked.
final class JournalCheck {
    private JournalCheck() {}

    static Stream<Evidence> of(History history) {
        return Stream.concat(
                history.books().stream().flatMap(JournalCheck::numbered),
                history.journals().stream()
                        .flatMap(journal -> Stream.concat(
                                history.books().stream().flatMap(other -> alike(journal, other)),
                                once(journal, history.writesOf(journal.portfolioId())))));
    }

    private static Stream<Evidence> numbered(ObservedJournal book) {
        return IntStream.range(0, book.entries().size())
                .filter(i -> book.entries().get(i).seq() != i + 1)
                .limit(1)
                .mapToObj(i -> Evidence.of(
                        Property.journal_whole,
                        book.portfolioId(),
                        "where seq %d should be, %s tells another".formatted(i + 1, book.where()),
                        book.entries().get(i)));
    }

    private static Stream<Evidence> alike(ObservedJournal journal, ObservedJournal other) {
        if (other.portfolioId() != journal.portfolioId()) {
            return Stream.empty();
        }
        for (int i = 0; i < Math.max(journal.entries().size(), other.entries().size()); i++) {
            var entry = i < journal.entries().size() ? journal.entries().get(i) : null;
            var told = i < other.entries().size() ? other.entries().get(i) : null;
            if (!Objects.equals(entry, told)) {
                return Stream.of(Evidence.of(
                        Property.journal_whole,
                        journal.portfolioId(),
                        "%s and %s tell another seq %d".formatted(journal.where(), other.where(), i + 1),
                        text(entry, i),
                        text(told, i)));
            }
        }
        return Stream.empty();
    }

    private static String text(ObservedEntry entry, int last) {
        return entry == null ? "journal: ends with seq " + last : entry + " " + entry.json();
    }

    private static Stream<Evidence> once(ObservedJournal journal, Map<String, WriteRequest> writes) {
        var byKey = new HashMap<String, ObservedEntry>();
        var held = new HashMap<String, Long>();
        return journal.entries().stream().flatMap(entry -> {
            var first = entry.requestKey() == null ? null : byKey.putIfAbsent(entry.requestKey(), entry);
            if (first != null) {
                return doubled(journal, "one key made two entries", first, entry);
            }
            boolean isAsked = entry.requestKey() != null && writes.containsKey(entry.requestKey());
            if (isOfClients(entry) && !isAsked) {
                return doubled(journal, "nobody asked for this entry", entry);
            }
            return lot(journal, entry, held);
        });
    }

    /// A trade opens one lot, and no more of it can leave than is there.
    private static Stream<Evidence> lot(ObservedJournal journal, ObservedEntry entry, Map<String, Long> held) {
        if (entry.tradeId() == null) {
            return Stream.empty();
        }
        if (entry.is("bought") && held.containsKey(entry.tradeId())) {
            return doubled(journal, "this trade had been executed before", entry);
        }
        long left = held.merge(entry.tradeId(), entry.shares(), Math::addExact);
        return left < 0 ? doubled(journal, "more shares left the position than it had", entry) : Stream.empty();
    }

    private static boolean isOfClients(ObservedEntry entry) {
        return switch (entry.kind()) {
            case "bought", "sold", "deposited", "withdrawn" -> true;
            default -> false;
        };
    }

    private static Stream<Evidence> doubled(ObservedJournal journal, String found, Object... events) {
        return Stream.of(Evidence.of(Property.nothing_doubled, journal.portfolioId(), found, events));
    }
}
