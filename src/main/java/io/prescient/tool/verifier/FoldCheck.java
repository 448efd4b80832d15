package io.prescient.tool.verifier;

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
                            .collect(Collectors.groupingBy(ObservedRead::seq));
                    return folded(journal, bySeq);
                }));
    }

    private static Stream<Evidence> demanded(ObservedRead sighting) {
        var demand = sighting.demand();
        if (demand.at() > 0) {
            return sighting.seq() == demand.at()
                    ? Stream.empty()
                    : broken(Property.state_is_fold, sighting, "it shows another seq than was asked for");
        }
        return sighting.seq() >= demand.minSeq()
                ? Stream.empty()
                : broken(Property.min_seq, sighting, "it shows less than was demanded");
    }

    private static Stream<Evidence> broken(Property promise, ObservedRead sighting, String found) {
        return Stream.of(Evidence.of(promise, sighting.portfolioId(), found, sighting));
    }

    private static Stream<Evidence> folded(ObservedJournal journal, Map<Long, List<ObservedRead>> bySeq) {
        var figures = Amounts.none();
        for (var entry : journal.entries()) {
            figures.add(entry);
            for (var sighting : bySeq.getOrDefault(entry.seq(), List.of())) {
                var name = figures.differsIn(sighting.figures());
                if (name != null) {
                    return Stream.of(Evidence.of(
                            Property.state_is_fold,
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

    private static Stream<Evidence> beyond(ObservedJournal journal, Map<Long, List<ObservedRead>> bySeq) {
        return bySeq.values().stream()
                .flatMap(List::stream)
                .filter(sighting -> sighting.seq() > journal.entries().size())
                .limit(1)
                .map(sighting -> Evidence.of(
                        Property.nothing_lost,
                        journal.portfolioId(),
                        "the journal ends with seq %d"
                                .formatted(journal.entries().size()),
                        sighting));
    }
}
