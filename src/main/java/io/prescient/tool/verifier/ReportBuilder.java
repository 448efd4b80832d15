package io.prescient.tool.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Counts what happened.
record ReportBuilder(CheckContext work, History history) {

    /// @param unclear what else there is; empty if nothing
    CheckReport report(List<String> unclear, List<Evidence> broken, List<String> leftBehind) {
        var fates = fates();
        var doubts = new ArrayList<>(unclear);
        doubt(fates).ifPresent(doubts::add);
        return new CheckReport(
                work.run(),
                work.task().seed(),
                work.accounts().stream().map(CheckedPortfolio::id).toList(),
                history.writes().size(),
                fates.getOrDefault(RequestStatus.committed, 0L),
                fates.getOrDefault(RequestStatus.rejected, 0L),
                fates.getOrDefault(RequestStatus.cancelled, 0L),
                history.unknown(),
                work.recorder().raced.get(),
                work.recorder().hungUp.get(),
                work.recorder().unanswered.get(),
                work.recorder().resumed.get(),
                history.journals().stream()
                        .mapToInt(journal -> journal.entries().size())
                        .sum(),
                history.sightings().size(),
                leftBehind,
                doubts.isEmpty() ? null : String.join("; ", doubts),
                broken);
    }

    /// How many keys had which outcome.
    private Map<RequestStatus, Long> fates() {
        return history.told().stream()
                .filter(told -> told.fate().isOutcome())
                .collect(Collectors.toMap(ObservedResponse::key, ObservedResponse::fate, (first, _) -> first))
                .values()
                .stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private Optional<String> doubt(Map<RequestStatus, Long> fates) {
        long unknown = history.unknown();
        if (unknown > 0) {
            return Optional.of("Nobody could be told what became of %d requests".formatted(unknown));
        }
        return fates.containsKey(RequestStatus.committed)
                ? Optional.empty()
                : Optional.of("Nothing was committed, so there is nothing to verify");
    }
}
