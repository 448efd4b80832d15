package io.prescient.strategy;

import io.prescient.idempotency.JsonPayload;
import io.prescient.portfolio.BalanceView;
import io.prescient.signal.SignalExecutions;
import io.prescient.trade.TradeExecutor;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What one portfolio did in one cycle.
@RegisterForReflection
public record Cycle(
        long portfolioId,
        String strategyType,
        @Schema(description = "When the markets were read") Instant boardAt,
        @Schema(description = "Open markets looked at") int considered,

        @Schema(description = "The signals and what became of each")
        SignalExecutions signals,

        @Schema(description = "How many markets gave no signal, by the first rule that they did not meet")
        Map<SkipReason, Long> skipped,

        BalanceView portfolio)
        implements JsonPayload {

    static Cycle of(TradeExecutor desk, MarketUniverse board, StrategyPlan plan, SignalExecutions signals) {
        return new Cycle(
                desk.portfolio().portfolioId,
                desk.portfolio().strategyType,
                board.at(),
                board.candidates().size(),
                signals,
                plan.reasons(),
                BalanceView.of(desk.portfolio()));
    }
}
