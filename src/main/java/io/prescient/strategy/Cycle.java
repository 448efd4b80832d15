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
import org.jspecify.annotations.Nullable;

/// The result of one cycle of a portfolio, executed or as a dry run.
@RegisterForReflection
public record Cycle(
        long portfolioId,
        String strategyType,

        @Schema(description = "true: the request changed nothing")
        boolean dryRun,

        @Schema(description = "Time when the markets were read")
        Instant asOf,

        @Schema(description = "Number of open markets that were evaluated")
        int consideredCount,

        @Schema(description = "The signals and their results, in the order of execution")
        SignalExecutions signals,

        @Schema(description = "Number of markets without a signal, by the first rule that they did not meet")
        Map<SkipReason, Long> skippedCounts,

        @Schema(description = "In a dry run, a page of these markets in order of id; otherwise null", nullable = true)
        @Nullable
        Page<Skipped> skippedMarkets,

        @Schema(description = "Balances after the cycle; null in a dry run", nullable = true) @Nullable
        BalanceView portfolio)
        implements JsonPayload {

    static Cycle of(TradeExecutor executor, MarketUniverse universe, StrategyPlan plan, SignalExecutions signals) {
        return new Cycle(
                executor.portfolio().portfolioId,
                executor.portfolio().strategyType,
                false,
                universe.at(),
                universe.candidates().size(),
                signals,
                plan.reasons(),
                null,
                BalanceView.of(executor.portfolio()));
    }

    /// Creates the result of a dry run.
    ///
    /// @param page the page of skipped markets to return
    static Cycle dryRun(
            long portfolioId, String strategyType, MarketUniverse universe, StrategyPlan plan, Paging page) {
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
                universe.at(),
                universe.candidates().size(),
                SignalExecutions.planned(plan.signals()),
                plan.reasons(),
                Page.of(rows, limit, skipped -> skipped, Skipped::marketId),
                null);
    }
}
