package io.prescient.tool.verifier;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The result of a check.
///
/// @param requestCount changes that workers requested, each under its own key
/// @param unknownCount requests whose result no replica reported
/// @param racedCount requests that were sent several times at once
/// @param abandonedCount requests whose connection was closed before the response
/// @param unansweredCount attempts without a usable response
/// @param readCount responses and stream events that contained a portfolio's totals
/// @param leftBehind paths of portfolios and markets that were not archived or closed
/// @param inconclusiveReason why not everything was verified
/// @param violations for each violated property the violation with the fewest events
@RegisterForReflection
public record CheckReport(
        String run,
        long seed,
        List<Long> portfolioIds,
        int requestCount,
        long committedCount,
        long rejectedCount,
        long cancelledCount,
        long unknownCount,
        int racedCount,
        int abandonedCount,
        int unansweredCount,
        int resumedCount,
        int entryCount,
        int readCount,
        List<String> leftBehind,
        @Nullable String inconclusiveReason,
        List<Violation> violations) {

    /// @param reasons why the check is inconclusive; empty if it is not
    static CheckReport of(
            CheckContext context,
            History history,
            List<String> reasons,
            List<Violation> violations,
            List<String> leftBehind) {
        var counts = countsByStatus(history);
        var allReasons = new ArrayList<>(reasons);
        unknownResult(history, counts).ifPresent(allReasons::add);
        return new CheckReport(
                context.run(),
                context.options().seed(),
                context.portfolios().stream().map(CheckedPortfolio::id).toList(),
                history.writes().size(),
                counts.getOrDefault(RequestStatus.committed, 0L),
                counts.getOrDefault(RequestStatus.rejected, 0L),
                counts.getOrDefault(RequestStatus.cancelled, 0L),
                history.unknownCount(),
                context.recorder().raced.get(),
                context.recorder().abandoned.get(),
                context.recorder().unanswered.get(),
                context.recorder().resumed.get(),
                history.entryCount(),
                history.reads().size(),
                leftBehind,
                allReasons.isEmpty() ? null : String.join("; ", allReasons),
                violations);
    }

    public boolean isPassed() {
        return violations.isEmpty() && inconclusiveReason == null;
    }

    private static Optional<String> unknownResult(History history, Map<RequestStatus, Long> counts) {
        if (history.unknownCount() > 0) {
            return Optional.of("the result of %d requests is unknown".formatted(history.unknownCount()));
        }
        return counts.containsKey(RequestStatus.committed)
                ? Optional.empty()
                : Optional.of("no request was committed, so there is nothing to verify");
    }

    private static Map<RequestStatus, Long> countsByStatus(History history) {
        return history.responses().stream()
                .filter(response -> response.status().isFinal())
                .collect(Collectors.toMap(ObservedResponse::key, ObservedResponse::status, (first, _) -> first))
                .values()
                .stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
