package io.prescient.strategy;

import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.idempotency.JsonPayload;
import io.prescient.portfolio.BalanceView;
import io.prescient.signal.SignalExecutions;
import io.prescient.strategy.StrategyPlan.Skipped;
import io.prescient.trade.TradeExecutor;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What one portfolio did in one cycle, or would do: both have the same shape.
@RegisterForReflection
public record Cycle(
        long portfolioId,
        String strategyType,
        @Schema(description = "true: nothing was changed") boolean dryRun,
        @Schema(description = "When the markets were read") Instant asOf,
        @Schema(description = "Open markets looked at") int consideredCount,

        @Schema(description = "In the order of execution: the signals and the result of each")
        SignalExecutions signals,

        @Schema(description = "How many markets gave no signal, by the first rule that they did not meet")
        Map<SkipReason, Long> skippedCounts,

        @Schema(description = "In a dry run, a page of these markets in order of id; else null", nullable = true)
        Page<Skipped> skippedMarkets,

        @Schema(description = "Null in a dry run", nullable = true)
        BalanceView portfolio)
        implements JsonPayload {

    static Cycle of(TradeExecutor desk, MarketUniverse board, StrategyPlan plan, SignalExecutions signals) {
        return new Cycle(
                desk.portfolio().portfolioId,
                desk.portfolio().strategyType,
                false,
                board.at(),
                board.candidates().size(),
                signals,
                plan.reasons(),
                null,
                BalanceView.of(desk.portfolio()));
    }

    /// @param page which of the skipped markets are shown
    static Cycle dryRun(long portfolioId, String strategyType, MarketUniverse board, StrategyPlan plan, Paging page) {
        int limit = page.limit();
        var last = Cursor.decode(page.after, "", text -> text);
        var rows = plan.skipped().stream()
                .filter(skipped -> skipped.marketId().compareTo(last) > 0)
                .sorted(Comparator.comparing(Skipped::marketId))
                .limit(limit + 1L)
                .toList();
        return new Cycle(
                portfolioId,
                strategyType,
                true,
                board.at(),
                board.candidates().size(),
                SignalExecutions.planned(plan.signals()),
                plan.reasons(),
                Page.of(rows, limit, skipped -> skipped, Skipped::marketId),
                null);
    }
}
