package io.prescient.invariant;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What one look at the books found.
public record InvariantRun(
        @Schema(description = "When it began; null where nobody has looked yet", nullable = true)
        Instant checkedAt,

        @Schema(description = "Milliseconds that it took; null where nobody has looked yet", nullable = true)
        Long durationMs,

        @Schema(description = "Portfolios that were looked at")
        long portfolioCount,

        @Schema(description = "Whether nothing is violated; null where nobody has looked yet", nullable = true)
        Boolean holds,

        @Schema(description = "The number of violations of each invariant that has any", examples = "{\"totals\": 2}")
        Map<Invariant, Long> violationCounts,

        @Schema(description = "The first twenty of each, in order of portfolio_id and seq")
        List<Violation> violations) {

    /// Before the first run.
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

    /// The broken invariants by name.
    String brokenNames() {
        return violationCounts.keySet().stream().map(Invariant::name).collect(Collectors.joining(", "));
    }

    /// The first portfolios that break one.
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
