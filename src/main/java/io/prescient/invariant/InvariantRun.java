package io.prescient.invariant;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The result of one check.
public record InvariantRun(
        @Schema(description = "When the check started; null before the first check", nullable = true) @Nullable
        Instant checkedAt,

        @Schema(description = "Duration in milliseconds; null before the first check", nullable = true) @Nullable
        Long durationMs,

        @Schema(description = "Number of portfolios checked")
        long portfolioCount,

        @Schema(description = "Whether all invariants hold; null before the first check", nullable = true) @Nullable
        Boolean holds,

        @Schema(
                description = "Number of violations by invariant; invariants without violations are omitted",
                examples = "{\"totals\": 2}")
        Map<Invariant, Long> violationCounts,

        @Schema(description = "The first 20 violations of each invariant, in order of portfolio_id and seq")
        List<Violation> violations) {

    /// The result before the first check.
    static final InvariantRun NONE = new InvariantRun(null, null, 0, null, Map.of(), List.of());

    static InvariantRun of(Instant at, long tookMs, long portfolios, List<BrokenInvariant> found) {
        var violated = new EnumMap<Invariant, Long>(Invariant.class);
        found.stream().filter(broken -> broken.count() > 0).forEach(broken -> {
            var _ = violated.put(broken.invariant(), broken.count());
        });
        var first = found.stream().flatMap(broken -> broken.first().stream()).toList();
        return new InvariantRun(at, tookMs, portfolios, violated.isEmpty(), violated, first);
    }

    boolean isBroken() {
        return !violationCounts.isEmpty();
    }

    /// The names of the broken invariants, separated by commas.
    String brokenNames() {
        return violationCounts.keySet().stream().map(Invariant::name).collect(Collectors.joining(", "));
    }

    /// The ids of the first portfolios that break an invariant, separated by commas.
    String brokenPortfolios(int most) {
        return violations.stream()
                .map(Violation::portfolioId)
                .distinct()
                .sorted()
                .limit(most)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }
}
