package io.prescient.tool.verifier;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Checks that each stream sends every entry once and in order, and that its entries are the journal's.
final class StreamCheck {
    private StreamCheck() {}

    static Stream<Violation> of(History history) {
        return history.longestJournals().stream()
                .flatMap(journal -> history.streams().stream()
                        .filter(stream -> stream.portfolioId() == journal.portfolioId())
                        .flatMap(stream -> Stream.concat(sequence(stream, journal), content(stream, journal))));
    }

    /// A snapshot comes first, then each next seq, up to the journal's last.
    private static Stream<Violation> sequence(ObservedStream stream, ObservedJournal journal) {
        ObservedStream.Event previous = null;
        for (var event : stream.events()) {
            var problem = problem(previous, event);
            if (problem != null) {
                return violation(stream, problem, previous, event);
            }
            if (event.id() != event.seq()) {
                return violation(stream, "its id is not its seq, so a resume from it skips or repeats entries", event);
            }
            previous = event;
        }
        long last = journal.lastSeq();
        return !stream.isComplete() || (previous != null && previous.seq() >= last)
                ? Stream.empty()
                : violation(stream, "it did not send the journal's last entry", previous, journal.entry(last));
    }

    private static @Nullable String problem(ObservedStream.@Nullable Event previous, ObservedStream.Event event) {
        if (previous == null) {
            return event.isSnapshot() ? null : "it did not start with a snapshot";
        }
        if (event.isSnapshot()) {
            return "it sent a second snapshot";
        }
        long next = previous.seq() + 1;
        if (event.seq() == next) {
            return null;
        }
        return event.seq() > next ? "it skipped seq " + next : "it repeated an earlier seq";
    }

    private static Stream<Violation> violation(ObservedStream stream, String description, @Nullable Object... events) {
        return Stream.of(Violation.of(
                Property.stream_whole,
                stream.portfolioId(),
                "%s (%s)".formatted(description, stream.replica()),
                Stream.of(events).filter(Objects::nonNull).toArray()));
    }

    private static Stream<Violation> content(ObservedStream stream, ObservedJournal journal) {
        return stream.events().stream()
                .filter(event -> event.entry() != null && !event.entry().equals(journal.entry(event.seq())))
                .limit(1)
                .map(event -> Violation.of(
                        Property.stream_matches_journal,
                        stream.portfolioId(),
                        "stream and journal differ at seq %d (%s)".formatted(event.seq(), stream.replica()),
                        event + " " + Objects.requireNonNull(event.entry()).json(),
                        journal.describe(event.seq())));
    }
}
