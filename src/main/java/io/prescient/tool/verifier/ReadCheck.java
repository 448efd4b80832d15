package io.prescient.tool.verifier;

import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Checks that a read shows the seq that it requires: `min_seq` or more, exactly that of an as-of read, and every
/// change
/// that was acknowledged before it started.
final class ReadCheck {
    private ReadCheck() {}

    static Stream<Violation> of(History history) {
        return Stream.concat(
                history.reads().stream().flatMap(ReadCheck::requiredSeq),
                history.longestJournals().stream().flatMap(journal -> stale(history, journal.portfolioId())));
    }

    private static Stream<Violation> requiredSeq(ObservedRead read) {
        var expectation = read.expectation();
        if (expectation.asOf() > 0) {
            return read.seq() == expectation.asOf()
                    ? Stream.empty()
                    : violation(Property.state_is_fold, read, "the read shows another seq than requested");
        }
        return read.seq() >= expectation.minSeq()
                ? Stream.empty()
                : violation(Property.min_seq, read, "the read shows a smaller seq than requested");
    }

    private static Stream<Violation> stale(History history, long portfolioId) {
        var acknowledged = acknowledged(history, portfolioId);
        return history.readsOf(portfolioId).stream()
                .filter(read -> read.expectation().isFresh())
                .flatMap(read -> stale(read, acknowledged))
                .limit(1);
    }

    /// The greatest seq that had been acknowledged by each time.
    private static NavigableMap<Long, ObservedResponse> acknowledged(History history, long portfolioId) {
        var byTime = new TreeMap<Long, ObservedResponse>();
        history.responses().stream()
                .filter(response -> response.isCommitted() && response.write().portfolioId() == portfolioId)
                .sorted(Comparator.comparingLong(response -> response.span().end()))
                .forEach(response -> {
                    var last = byTime.lastEntry();
                    if (last == null || response.seq() > last.getValue().seq()) {
                        byTime.put(response.span().end(), response);
                    }
                });
        return byTime;
    }

    private static Stream<Violation> stale(ObservedRead read, NavigableMap<Long, ObservedResponse> acknowledged) {
        var before = acknowledged.lowerEntry(read.span().start());
        return before == null || before.getValue().seq() <= read.seq()
                ? Stream.empty()
                : violation(
                        Property.read_your_writes,
                        read,
                        "the read misses a change that was acknowledged before",
                        before.getValue());
    }

    private static Stream<Violation> violation(
            Property property, ObservedRead read, String description, Object... earlier) {
        var events = Stream.concat(Stream.of(earlier), Stream.of(read)).toArray();
        return Stream.of(Violation.of(property, read.portfolioId(), description, events));
    }
}
