package io.prescient.probe;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whatever was told of a portfolio at a seq is the sum of the journal up to there; and no read shows another seq, or
/// less, than was demanded.
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
        var demand = sighting.demand();
        if (demand.at() > 0) {
            return sighting.seq() == demand.at()
                    ? Stream.empty()
                    : broken(Promise.state_is_fold, sighting, "it shows another seq than was asked for");
        }
        return sighting.seq() >= demand.minSeq()
                ? Stream.empty()
                : broken(Promise.min_seq, sighting, "it shows less than was demanded");
    }

    private static Stream<Evidence> broken(Promise promise, Sighting sighting, String found) {
        return Stream.of(Evidence.of(promise, sighting.portfolioId(), found, sighting));
    }

    private static Stream<Evidence> folded(Book journal, Map<Long, List<Sighting>> bySeq) {
        var figures = Figures.none();
        for (var entry : journal.entries()) {
            figures.add(entry);
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
