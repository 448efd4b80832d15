package io.prescient.probe;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whatever was told of a portfolio at a seq is the sum of the journal up to there; and no read shows less than was
/// demanded.
final class FoldCheck {
    private FoldCheck() {}

    static Stream<Evidence> of(History history) {
        return Stream.concat(
                history.sightings().stream().flatMap(FoldCheck::demanded),
                history.journals().stream().flatMap(journal -> {
                    var bySeq = history.sightings().stream()
                            .filter(sighting -> sighting.portfolioId() == journal.portfolioId())
                            .collect(Collectors.groupingBy(Sighting::seq));
                    return folded(journal, bySeq);
                }));
    }

    private static Stream<Evidence> demanded(Sighting sighting) {
        return sighting.seq() >= sighting.minSeq()
                ? Stream.empty()
                : Stream.of(Evidence.of(
                        Promise.min_seq, sighting.portfolioId(), "it shows less than was demanded", sighting));
    }

    private static Stream<Evidence> folded(Book journal, Map<Long, List<Sighting>> bySeq) {
        var figures = Figures.none();
        for (var entry : journal.entries()) {
            figures.add(entry);
            if (!figures.balance()) {
                return Stream.of(Evidence.of(
                        Promise.books_balance, journal.portfolioId(), "the books do not balance after it", entry));
            }
            for (var sighting : bySeq.getOrDefault(entry.seq(), List.of())) {
                var name = figures.differsIn(sighting.figures());
                if (name != null) {
                    return Stream.of(Evidence.of(
                            Promise.state_is_fold,
                            journal.portfolioId(),
                            "told was %s, the sum is %s"
                                    .formatted(sighting.figures().text(name), figures.text(name)),
                            sighting,
                            entry));
                }
            }
        }
        return beyond(journal, bySeq);
    }

    private static Stream<Evidence> beyond(Book journal, Map<Long, List<Sighting>> bySeq) {
        return bySeq.values().stream()
                .flatMap(List::stream)
                .filter(sighting -> sighting.seq() > journal.entries().size())
                .limit(1)
                .map(sighting -> Evidence.of(
                        Promise.nothing_lost,
                        journal.portfolioId(),
                        "the journal ends with seq %d"
                                .formatted(journal.entries().size()),
                        sighting));
    }
}
