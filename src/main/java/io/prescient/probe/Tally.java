package io.prescient.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Counts what happened.
record Tally(Work work, History history) {

    /// @param unclear null if nothing was
    Report report(String unclear, List<Evidence> broken) {
        var fates = fates();
        long unknown = history.writes().size()
                - fates.values().stream().mapToLong(Long::longValue).sum();
        return new Report(
                work.run(),
                work.task().seed(),
                work.accounts().stream().map(Account::id).toList(),
                history.writes().size(),
                fates.getOrDefault(Fate.committed, 0L),
                fates.getOrDefault(Fate.refused, 0L),
                fates.getOrDefault(Fate.sealed, 0L),
                unknown,
                work.recorder().raced.get(),
                work.recorder().hungUp.get(),
                work.recorder().unanswered.get(),
                work.recorder().resumed.get(),
                history.journals().stream()
                        .mapToInt(journal -> journal.entries().size())
                        .sum(),
                history.sightings().size(),
                Optional.ofNullable(unclear).orElse(doubt(unknown, fates)),
                broken);
    }

    /// How many keys had which outcome.
    private Map<Fate, Long> fates() {
        return history.told().stream()
                .filter(told -> told.fate().isOutcome())
                .collect(Collectors.toMap(Told::key, Told::fate, (first, _) -> first))
                .values()
                .stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static String doubt(long unknown, Map<Fate, Long> fates) {
        if (unknown > 0) {
            return "Nobody could be told what became of %d requests".formatted(unknown);
        }
        return fates.containsKey(Fate.committed) ? null : "Nothing was committed, so there is nothing to verify";
    }
}
