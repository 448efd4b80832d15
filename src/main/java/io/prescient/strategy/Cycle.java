package io.prescient.strategy;

import io.prescient.portfolio.Balance;
import io.prescient.receipt.Written;
import io.prescient.signal.Executions;
import io.prescient.trade.TradeDesk;
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
        Executions signals,

        @Schema(description = "How many markets gave no signal, by the first rule that they did not meet")
        Map<Reason, Long> skipped,

        Balance portfolio)
        implements Written {

    static Cycle of(TradeDesk desk, Board board, Plan plan, Executions signals) {
        return new Cycle(
                desk.portfolio().portfolioId,
                desk.portfolio().strategyType,
                board.at(),
                board.candidates().size(),
                signals,
                plan.reasons(),
                Balance.of(desk.portfolio()));
    }
}
