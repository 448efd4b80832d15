package io.prescient.strategy;

import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.signal.NewSignal;
import io.prescient.strategy.StrategyPlan.Skipped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a cycle would do, and why it would leave each other market alone.
@Schema(name = "CyclePreview")
public record CyclePreview(
        long portfolioId,
        String strategyType,
        @Schema(description = "When the markets were read") Instant boardAt,
        @Schema(description = "Open markets looked at") int considered,

        @Schema(description = "In the order in which they would be executed")
        List<NewSignal> signals,

        @Schema(description = "How many markets give no signal, by the first rule that they do not meet")
        Map<SkipReason, Long> skipped,

        @Schema(description = "These markets, by id") Page<Skipped> skippedMarkets) {

    static CyclePreview of(
            long portfolioId, String strategyType, MarketUniverse board, StrategyPlan plan, Paging page) {
        int limit = page.limit();
        var last = Cursor.decode(page.after, "", text -> text);
        var rows = plan.skipped().stream()
                .filter(skipped -> skipped.marketId().compareTo(last) > 0)
                .sorted(Comparator.comparing(Skipped::marketId))
                .limit(limit + 1L)
                .toList();
        return new CyclePreview(
                portfolioId,
                strategyType,
                board.at(),
                board.candidates().size(),
                plan.signals(),
                plan.reasons(),
                Page.of(rows, limit, skipped -> skipped, Skipped::marketId));
    }
}
