package io.prescient.tool.verifier;

import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A read that names no seq shows at least what had been acknowledged to anybody before it began.
final class FreshnessCheck {
    private FreshnessCheck() {}

    static Stream<Evidence> of(History history) {
        return history.journals().stream().map(ObservedJournal::portfolioId).flatMap(portfolioId -> {
            var newest = newest(history, portfolioId);
            return history.sightings().stream()
                    .filter(sighting -> sighting.portfolioId() == portfolioId)
                    .filter(sighting -> sighting.demand().isFresh())
                    .flatMap(sighting -> stale(sighting, newest))
                    .limit(1);
        });
    }

    /// By the time of its acknowledgement, the change with the greatest seq up to then.
    private static NavigableMap<Long, ObservedResponse> newest(History history, long portfolioId) {
        var newest = new TreeMap<Long, ObservedResponse>();
        history.told().stream()
                .filter(told -> told.isCommitted() && told.write().portfolioId() == portfolioId)
                .sorted(Comparator.comparingLong(told -> told.span().until()))
                .forEach(told -> {
                    var last = newest.lastEntry();
                    if (last == null || told.seq() > last.getValue().seq()) {
                        newest.put(told.span().until(), told);
                    }
                });
        return newest;
    }

    private static Stream<Evidence> stale(ObservedRead sighting, NavigableMap<Long, ObservedResponse> newest) {
        var before = newest.lowerEntry(sighting.span().from());
        return before == null || before.getValue().seq() <= sighting.seq()
                ? Stream.empty()
                : Stream.of(Evidence.of(
                        Property.read_your_writes,
                        sighting.portfolioId(),
                        "it shows less than had been acknowledged",
                        before.getValue(),
                        sighting));
    }
}
