package io.prescient.tool.verifier;

import java.util.stream.Stream;

/// The sums of the journal by themselves: after every entry the books balance, and no buy and no withdrawal has taken
/// what was not there. A correction may leave cash below zero or a limit overstepped; only what follows is bound.
final class SumCheck {
    private SumCheck() {}

    static Stream<Evidence> of(History history) {
        return history.journals().stream().flatMap(journal -> Stream.concat(unbalanced(journal), overstepped(journal)));
    }

    private static Stream<Evidence> unbalanced(ObservedJournal journal) {
        var figures = Amounts.none();
        for (var entry : journal.entries()) {
            figures.add(entry);
            if (!figures.balance()) {
                return broken(Property.books_balance, journal, "the books do not balance after it", entry);
            }
        }
        return Stream.empty();
    }

    private static Stream<Evidence> overstepped(ObservedJournal journal) {
        var figures = Amounts.none();
        for (var entry : journal.entries()) {
            figures.add(entry);
            var name = figures.overstepped(entry);
            if (name != null) {
                return broken(Property.no_limit_exceeded, journal, "after it, there is " + figures.text(name), entry);
            }
        }
        return Stream.empty();
    }

    private static Stream<Evidence> broken(
            Property promise, ObservedJournal journal, String found, ObservedEntry entry) {
        return Stream.of(Evidence.of(promise, journal.portfolioId(), found, entry));
    }
}
