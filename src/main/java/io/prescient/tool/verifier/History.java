package io.prescient.tool.verifier;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All that the clients of a check requested and observed.
///
/// @param journals of every portfolio, from every replica that returned them
record History(
        List<WriteRequest> writes,
        List<ObservedResponse> responses,
        List<ObservedRead> reads,
        List<ObservedStream> streams,
        List<ObservedJournal> journals) {

    /// The longest journal of each portfolio. That all replicas return the same one is verified separately.
    List<ObservedJournal> longestJournals() {
        return List.copyOf(journals.stream()
                .collect(Collectors.toMap(ObservedJournal::portfolioId, Function.identity(), History::longer))
                .values());
    }

    private static ObservedJournal longer(ObservedJournal first, ObservedJournal second) {
        return second.lastSeq() > first.lastSeq() ? second : first;
    }

    int entryCount() {
        return longestJournals().stream().mapToInt(ObservedJournal::lastSeq).sum();
    }

    /// How many requests have no final response.
    long unknownCount() {
        long known = responses.stream()
                .filter(response -> response.status().isFinal())
                .map(ObservedResponse::key)
                .distinct()
                .count();
        return writes.size() - known;
    }

    /// What can be compared while requests may still take effect: each journal as far as every replica returned it,
    /// and of what was observed after the journals were read only as far as that.
    ///
    /// @param journalsReadAt when the first journal was requested, in nanoseconds since the check started
    History upToShortest(long journalsReadAt) {
        var ends = journals.stream()
                .collect(Collectors.toMap(ObservedJournal::portfolioId, ObservedJournal::lastSeq, Math::min));
        return new History(
                writes,
                responses,
                reads.stream()
                        .filter(read -> read.span().start() < journalsReadAt
                                || read.seq() <= ends.getOrDefault(read.portfolioId(), 0))
                        .toList(),
                streams.stream()
                        .map(stream -> stream.without(event -> event.receivedAt() >= journalsReadAt
                                && event.seq() > ends.getOrDefault(stream.portfolioId(), 0)))
                        .toList(),
                journals.stream()
                        .map(journal -> journal.upTo(ends.getOrDefault(journal.portfolioId(), 0)))
                        .toList());
    }

    Map<String, List<ObservedResponse>> responsesByKey(long portfolioId) {
        return responses.stream()
                .filter(response -> response.write().portfolioId() == portfolioId)
                .collect(Collectors.groupingBy(ObservedResponse::key));
    }

    Map<String, WriteRequest> writesByKey(long portfolioId) {
        return writes.stream()
                .filter(write -> write.portfolioId() == portfolioId)
                .collect(Collectors.toMap(WriteRequest::key, Function.identity(), (first, _) -> first));
    }

    List<ObservedRead> readsOf(long portfolioId) {
        return reads.stream().filter(read -> read.portfolioId() == portfolioId).toList();
    }
}
