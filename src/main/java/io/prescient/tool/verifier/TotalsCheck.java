package io.prescient.tool.verifier;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks sums of the journal: totals at a seq are the sum up to it, the books balance after every entry, and no buy or
/// withdrawal exceeds a limit. A correction may leave cash below zero; only buys and withdrawals are bound.
final class TotalsCheck {
    private TotalsCheck() {}

    static Stream<Violation> of(History history) {
        return history.longestJournals().stream().flatMap(journal -> {
            var reads = history.readsOf(journal.portfolioId());
            return Stream.concat(
                    Stream.concat(differences(journal, reads), beyondEnd(journal, reads)),
                    Stream.concat(unbalanced(journal), exceeded(journal)));
        });
    }

    private static Stream<Violation> differences(ObservedJournal journal, List<ObservedRead> reads) {
        Map<Long, List<ObservedRead>> bySeq = reads.stream().collect(Collectors.groupingBy(ObservedRead::seq));
        var sum = Amounts.zero();
        for (var entry : journal.entries()) {
            sum.add(entry);
            for (var read : bySeq.getOrDefault(entry.seq(), List.of())) {
                var name = sum.firstDifference(read.amounts());
                if (name != null) {
                    var description = "the read shows %s, the sum is %s"
                            .formatted(read.amounts().describe(name), sum.describe(name));
                    return Stream.of(
                            Violation.of(Property.state_is_fold, journal.portfolioId(), description, read, entry));
                }
            }
        }
        return Stream.empty();
    }

    private static Stream<Violation> beyondEnd(ObservedJournal journal, List<ObservedRead> reads) {
        return reads.stream()
                .filter(read -> read.seq() > journal.lastSeq())
                .limit(1)
                .map(read -> Violation.of(
                        Property.nothing_lost,
                        journal.portfolioId(),
                        "the journal ends with seq %d".formatted(journal.lastSeq()),
                        read));
    }

    private static Stream<Violation> unbalanced(ObservedJournal journal) {
        var sum = Amounts.zero();
        for (var entry : journal.entries()) {
            sum.add(entry);
            if (!sum.isBalanced()) {
                return Stream.of(Violation.of(
                        Property.books_balance, journal.portfolioId(), "the books do not balance after it", entry));
            }
        }
        return Stream.empty();
    }

    private static Stream<Violation> exceeded(ObservedJournal journal) {
        var sum = Amounts.zero();
        for (var entry : journal.entries()) {
            sum.add(entry);
            var name = sum.exceeded(entry);
            if (name != null) {
                return Stream.of(Violation.of(
                        Property.no_limit_exceeded,
                        journal.portfolioId(),
                        "after it, the portfolio has " + sum.describe(name),
                        entry));
            }
        }
        return Stream.empty();
    }
}
