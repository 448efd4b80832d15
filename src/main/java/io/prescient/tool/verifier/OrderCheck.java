package io.prescient.tool.verifier;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Seqs against real time: if one change was acknowledged before another was first asked for, its seq is the smaller.
final class OrderCheck {
    private OrderCheck() {}

    static Stream<Evidence> of(History history) {
        return history.journals().stream().flatMap(journal -> {
            var bySeq = history.toldOf(journal.portfolioId()).values().stream()
                    .flatMap(OrderCheck::firstAcknowledged)
                    .sorted(Comparator.comparingLong(ObservedResponse::seq))
                    .toList();
            return ofPortfolio(journal.portfolioId(), bySeq);
        });
    }

    private static Stream<ObservedResponse> firstAcknowledged(List<ObservedResponse> told) {
        return told.stream()
                .filter(ObservedResponse::isCommitted)
                .min(Comparator.comparingLong(each -> each.span().until()))
                .stream();
    }

    /// Of those that stand before, the one that was asked for last must not have been asked for after this was done.
    private static Stream<Evidence> ofPortfolio(long portfolioId, List<ObservedResponse> bySeq) {
        ObservedResponse latest = null;
        for (var done : bySeq) {
            if (latest != null && done.span().until() < latest.write().asked()) {
                return Stream.of(Evidence.of(
                        Property.order,
                        portfolioId,
                        "the later one stands before the earlier one",
                        done,
                        latest.write(),
                        latest));
            }
            if (latest == null || done.write().asked() > latest.write().asked()) {
                latest = done;
            }
        }
        return Stream.empty();
    }
}
