package io.prescient.probe;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// All that happened to the portfolios of a run, as those saw it who did it.
record History(
        List<Write> writes, List<Told> told, List<Sighting> sightings, List<Followed> followed, List<Book> books) {

    /// One book of each portfolio; that all replicas tell the same is a promise of its own.
    List<Book> journals() {
        return List.copyOf(books.stream()
                .collect(Collectors.toMap(Book::portfolioId, book -> book, (first, _) -> first))
                .values());
    }

    /// Of one portfolio, key by key.
    Map<String, List<Told>> toldOf(long portfolioId) {
        return told.stream()
                .filter(told -> told.write().portfolioId() == portfolioId)
                .collect(Collectors.groupingBy(Told::key));
    }

    /// The requests about one portfolio, by key.
    Map<String, Write> writesOf(long portfolioId) {
        return writes.stream()
                .filter(write -> write.portfolioId() == portfolioId)
                .collect(Collectors.toMap(Write::key, write -> write, (first, _) -> first));
    }
}
