package io.prescient.tool.verifier;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Checks seqs against real time: if a change was acknowledged before another was requested, its seq is smaller.
final class OrderCheck {
    private OrderCheck() {}

    static Stream<Violation> of(History history) {
        return history.longestJournals().stream().flatMap(journal -> {
            var bySeq = history.responsesByKey(journal.portfolioId()).values().stream()
                    .flatMap(OrderCheck::firstAcknowledgement)
                    .sorted(Comparator.comparingLong(ObservedResponse::seq))
                    .toList();
            return inversions(journal.portfolioId(), bySeq);
        });
    }

    private static Stream<ObservedResponse> firstAcknowledgement(List<ObservedResponse> responses) {
        return responses.stream()
                .filter(ObservedResponse::isCommitted)
                .min(Comparator.comparingLong(response -> response.span().end()))
                .stream();
    }

    /// Compares each change with the one that was requested last among those with a smaller seq.
    private static Stream<Violation> inversions(long portfolioId, List<ObservedResponse> bySeq) {
        ObservedResponse latest = null;
        for (var response : bySeq) {
            if (latest != null && response.span().end() < latest.write().createdAt()) {
                return Stream.of(Violation.of(
                        Property.order,
                        portfolioId,
                        "the later change has the smaller seq",
                        response,
                        latest.write(),
                        latest));
            }
            if (latest == null || response.write().createdAt() > latest.write().createdAt()) {
                latest = response;
            }
        }
        return Stream.empty();
    }
}
