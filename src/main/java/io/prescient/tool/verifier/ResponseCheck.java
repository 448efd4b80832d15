package io.prescient.tool.verifier;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// All who were told of a key were told the same, and it was never forgotten.
final class ResponseCheck {
    private ResponseCheck() {}

    static Stream<Evidence> of(History history) {
        return history.journals().stream()
                .flatMap(journal -> history.toldOf(journal.portfolioId()).values().stream())
                .flatMap(ResponseCheck::ofKey);
    }

    private static Stream<Evidence> ofKey(List<ObservedResponse> told) {
        var first = told.stream()
                .filter(each -> each.fate().isOutcome())
                .min(Comparator.comparingLong(each -> each.span().until()));
        return first.stream()
                .flatMap(known -> told.stream()
                        .filter(each -> contradicts(known, each))
                        .limit(1)
                        .map(each -> Evidence.of(
                                Property.one_response,
                                known.write().portfolioId(),
                                each.fate() == RequestStatus.unknown
                                        ? "an outcome was forgotten"
                                        : "one key was told two outcomes",
                                text(known, each),
                                text(each, known))));
    }

    private static boolean contradicts(ObservedResponse known, ObservedResponse other) {
        return switch (other.fate()) {
            case unclear -> false;
            case unknown -> known.span().isBefore(other.span());
            case committed, rejected, cancelled ->
                known.fate() != other.fate() || !Objects.equals(known.answer(), other.answer());
        };
    }

    /// With the answer only where nothing else tells them apart.
    private static String text(ObservedResponse told, ObservedResponse other) {
        return told.fate() == other.fate() ? told + " " + told.answer() : told.toString();
    }
}
