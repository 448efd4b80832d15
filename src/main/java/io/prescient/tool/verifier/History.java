package io.prescient.tool.verifier;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// All that happened to the portfolios of a run, as those saw it who did it.
record History(
        List<WriteRequest> writes,
        List<ObservedResponse> told,
        List<ObservedRead> sightings,
        List<ObservedStream> followed,
        List<ObservedJournal> books) {

    /// The longest book of each portfolio; that all replicas tell the same is a promise of its own.
    List<ObservedJournal> journals() {
        return List.copyOf(books.stream()
                .collect(Collectors.toMap(ObservedJournal::portfolioId, book -> book, History::longer))
                .values());
    }

    private static ObservedJournal longer(ObservedJournal first, ObservedJournal second) {
        return second.entries().size() > first.entries().size() ? second : first;
    }

    /// How many requests there are of which nobody could be told what became of them.
    long unknown() {
        long known = told.stream()
                .filter(each -> each.fate().isOutcome())
                .map(ObservedResponse::key)
                .distinct()
                .count();
        return writes.size() - known;
    }

    /// What can be compared while something may still be done: the journals as far as every replica tells them, and
    /// what was told later only as far as that.
    ///
    /// @param read when the first journal was asked for, in nanoseconds of the run
    History upToShortest(long read) {
        var ends = books.stream()
                .collect(Collectors.toMap(
                        ObservedJournal::portfolioId, book -> book.entries().size(), Math::min));
        return new History(
                writes,
                told,
                sightings.stream()
                        .filter(each -> each.span().from() < read || each.seq() <= ends.get(each.portfolioId()))
                        .toList(),
                followed.stream()
                        .map(each -> each.without(
                                arrival -> arrival.at() >= read && arrival.seq() > ends.get(each.portfolioId())))
                        .toList(),
                books.stream()
                        .map(book -> book.upTo(ends.get(book.portfolioId())))
                        .toList());
    }

    /// Of one portfolio, key by key.
    Map<String, List<ObservedResponse>> toldOf(long portfolioId) {
        return told.stream()
                .filter(told -> told.write().portfolioId() == portfolioId)
                .collect(Collectors.groupingBy(ObservedResponse::key));
    }

    /// The requests about one portfolio, by key.
    Map<String, WriteRequest> writesOf(long portfolioId) {
        return writes.stream()
                .filter(write -> write.portfolioId() == portfolioId)
                .collect(Collectors.toMap(WriteRequest::key, write -> write, (first, _) -> first));
    }
}
