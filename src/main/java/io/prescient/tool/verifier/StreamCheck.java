package io.prescient.tool.verifier;

import java.util.stream.Stream;

/// Each stream by itself and against the journal.
final class StreamCheck {
    private StreamCheck() {}

    static Stream<Evidence> of(History history) {
        return history.journals().stream()
                .flatMap(journal -> history.followed().stream()
                        .filter(followed -> followed.portfolioId() == journal.portfolioId())
                        .flatMap(followed -> Stream.of(whole(followed, journal), same(followed, journal))
                                .flatMap(each -> each)));
    }

    /// A snapshot at the beginning, then each next seq, up to the journal's last.
    private static Stream<Evidence> whole(ObservedStream followed, ObservedJournal journal) {
        ReceivedEvent before = null;
        for (var arrival : followed.arrivals()) {
            if (before == null ? arrival.entry() != null : !follows(before, arrival)) {
                return broken(
                        followed, before == null ? "there was no snapshot" : found(before, arrival), before, arrival);
            }
            if (arrival.id() != arrival.seq()) {
                return broken(followed, "its id is not its seq, so whoever resumes by it misses or repeats", arrival);
            }
            before = arrival;
        }
        long last = journal.entries().size();
        return !followed.isWhole() || (before != null && before.seq() >= last)
                ? Stream.empty()
                : broken(
                        followed,
                        "it never told the journal's last entry",
                        before,
                        last == 0 ? null : journal.entries().getLast());
    }

    private static boolean follows(ReceivedEvent before, ReceivedEvent arrival) {
        return arrival.entry() != null && arrival.seq() == before.seq() + 1;
    }

    private static String found(ReceivedEvent before, ReceivedEvent arrival) {
        if (arrival.entry() == null) {
            return "it began anew";
        }
        return arrival.seq() > before.seq() ? "it left out seq " + (before.seq() + 1) : "it went back";
    }

    private static Stream<Evidence> broken(ObservedStream followed, String found, Object... events) {
        var told = Stream.of(events).filter(event -> event != null).toArray();
        return Stream.of(Evidence.of(
                Property.stream_whole, followed.portfolioId(), "%s (%s)".formatted(found, followed.where()), told));
    }

    private static Stream<Evidence> same(ObservedStream followed, ObservedJournal journal) {
        return followed.arrivals().stream()
                .filter(arrival -> arrival.entry() != null && !arrival.entry().equals(at(journal, arrival.seq())))
                .limit(1)
                .map(arrival -> Evidence.of(
                        Property.stream_matches_journal,
                        followed.portfolioId(),
                        "stream and journal tell another seq %d (%s)".formatted(arrival.seq(), followed.where()),
                        arrival + " " + arrival.entry().json(),
                        text(at(journal, arrival.seq()), journal)));
    }

    private static ObservedEntry at(ObservedJournal journal, long seq) {
        return seq < 1 || seq > journal.entries().size()
                ? null
                : journal.entries().get((int) seq - 1);
    }

    private static String text(ObservedEntry entry, ObservedJournal journal) {
        return entry == null ? "journal: ends with seq " + journal.entries().size() : entry + " " + entry.json();
    }
}
